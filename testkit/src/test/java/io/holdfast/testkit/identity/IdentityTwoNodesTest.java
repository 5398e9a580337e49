package io.holdfast.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.crypto.otp.Base32;
import io.holdfast.crypto.otp.KeyUrl;
import io.holdfast.crypto.otp.OtpAlgorithm;
import io.holdfast.crypto.otp.Totp;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one node is told of somebody, the other heeds at the next request. */
class IdentityTwoNodesTest {
  private TestCore one;
  private TestCore two;

  @BeforeEach
  void start() {
    one = TestCore.fresh(new DoorMethod(), new ShelfEngine());
    byte[] share = one.found();
    var _ = one.core().unseal(share.clone());
    two = one.secondNode();
    var _ = two.core().unseal(share);
    House.mount(one);
  }

  @AfterEach
  void stop() {
    one.close();
  }

  @Test
  void policiesMetadataGroupsAndDisablingCountOnTheOtherNode() {
    House first = new House(one);
    House second = new House(two);
    first.policy("own", "shelf/team/{{identity.entity.metadata.team}}");
    first.policy("more", "shelf/more");
    String token = first.token("alice");
    String id = two.read("auth/token/lookup-self", token).data("entity_id").asText();
    String path = "identity/entity/id/" + id;
    assertThat(second.shelf("team/red", token)).isEqualTo(403);
    one.write(path, "{\"metadata\":{\"team\":\"red\"}}");
    assertThat(second.shelf("team/red", token)).isEqualTo(200);
    two.write(path, "{\"metadata\":{\"team\":\"blue\"}}");
    assertThat(first.shelf("team/red", token)).isEqualTo(403);
    assertThat(first.shelf("more", token)).isEqualTo(403);
    String group =
        second.made(
            "identity/group", "{'name':'g','policies':'more','member_entity_ids':'" + id + "'}");
    assertThat(first.shelf("more", token)).isEqualTo(200);
    one.write("identity/group/id/" + group, "{\"policies\":\"\"}");
    assertThat(second.shelf("more", token)).isEqualTo(403);
    two.write(path, "{\"disabled\":true}");
    assertThat(first.shelf("team/blue", token)).isEqualTo(403);
    one.write(path, "{\"disabled\":false}");
    assertThat(second.shelf("team/blue", token)).isEqualTo(200);
    two.delete(path);
    assertThat(first.shelf("team/blue", token)).isEqualTo(403);
  }

  @Test
  void aLoginBegunOnOneNodeIsFinishedOnTheOtherWithACodeThatNoNodeTakesAgain() {
    House first = new House(one);
    House second = new House(two);
    String entity = first.knock("alice", "").text("auth", "entity_id");
    String method =
        one.write("identity/mfa/method/totp", "{\"issuer\":\"hf\"}").data("method_id").asText();
    String url =
        two.write(
                "identity/mfa/method/totp/admin-generate",
                "{\"method_id\":\"" + method + "\",\"entity_id\":\"" + entity + "\"}")
            .data("url")
            .asText();
    one.write(
        "identity/mfa/login-enforcement/all",
        "{\"mfa_method_ids\":\"" + method + "\",\"auth_method_types\":\"door\"}");
    String code =
        new Totp(OtpAlgorithm.SHA1, 6, Duration.ofSeconds(30))
            .code(Base32.decode(KeyUrl.parse(url).secret()), one.clock().instant());
    String begun = first.knock("alice", "").text("auth", "mfa_requirement", "mfa_request_id");
    String again = second.knock("alice", "").text("auth", "mfa_requirement", "mfa_request_id");
    assertThat(validated(two, begun, method, code)).isEqualTo(200);
    assertThat(validated(one, again, method, code)).isEqualTo(403);
  }

  private static int validated(TestCore node, String request, String method, String code) {
    return node.write(
            "sys/mfa/validate",
            "{\"mfa_request_id\":\""
                + request
                + "\",\"mfa_payload\":{\""
                + method
                + "\":[\""
                + code
                + "\"]}}",
            "")
        .status();
  }
}

package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Any node serves any request: what is written or revoked on one is seen on the other at once. */
class TwoNodesTest {
  private TestCore one;
  private TestCore two;

  @BeforeEach
  void start() {
    one = TestCore.fresh();
    byte[] share = one.found();
    var _ = one.core().unseal(share.clone());
    two = one.secondNode();
    var _ = two.core().unseal(share);
  }

  @AfterEach
  void stop() {
    one.close();
  }

  private String token(TestCore node, String json) {
    return node.write("auth/token/create", json).text("auth", "client_token");
  }

  @Test
  void aTokenMadeOnOneNodeWorksOnTheOtherUntilItIsRevokedThere() {
    String token = token(one, "{\"policies\":[\"default\"]}");
    assertThat(two.read("auth/token/lookup-self", token).status()).isEqualTo(200);
    assertThat(two.write("auth/token/revoke", "{\"token\":\"" + token + "\"}").status())
        .isEqualTo(204);
    assertThat(one.read("auth/token/lookup-self", token).status()).isEqualTo(403);
  }

  @Test
  void aPolicyChangedOnOneNodeDecidesOnTheOther() {
    one.write(
        "sys/policies/acl/p",
        "{\"policy\":\"path \\\"sys/mounts\\\" { capabilities = [\\\"read\\\"] }\"}");
    String token = token(one, "{\"policies\":[\"p\"]}");
    assertThat(two.read("sys/mounts", token).status()).isEqualTo(200);
    one.write(
        "sys/policies/acl/p",
        "{\"policy\":\"path \\\"sys/mounts\\\" { capabilities = [\\\"deny\\\"] }\"}");
    assertThat(two.read("sys/mounts", token).status()).isEqualTo(403);
  }

  @Test
  void aKeyRotatedOnOneNodeIsFoundByTheOther() {
    assertThat(two.read("sys/policies/acl/default").status()).isEqualTo(200);
    assertThat(one.write("sys/rotate", "{}").status()).isEqualTo(204);
    one.write(
        "sys/policies/acl/after",
        "{\"policy\":\"path \\\"a\\\" { capabilities = [\\\"read\\\"] }\"}");
    assertThat(two.read("sys/policies/acl/after").status()).isEqualTo(200);
  }

  @Test
  void theUsesOfATokenAreCountedOverBothNodes() {
    String token = token(one, "{\"policies\":[\"default\"],\"num_uses\":3}");
    assertThat(one.read("auth/token/lookup-self", token).data("num_uses").asInt()).isEqualTo(2);
    assertThat(two.read("auth/token/lookup-self", token).data("num_uses").asInt()).isEqualTo(1);
    assertThat(one.read("auth/token/lookup-self", token).status()).isEqualTo(200);
    assertThat(two.read("auth/token/lookup-self", token).status()).isEqualTo(403);
  }

  @Test
  void aTokenExpiresOnBothNodesWhicheverEndsIt() {
    String token = token(one, "{\"policies\":[\"default\"],\"ttl\":\"10m\"}");
    one.later(Duration.ofMinutes(11));
    assertThat(two.read("auth/token/lookup-self", token).status()).isEqualTo(403);
    assertThat(two.core().endDue()).isZero();
  }
}

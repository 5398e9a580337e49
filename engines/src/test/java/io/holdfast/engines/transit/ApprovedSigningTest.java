package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key that signs only what somebody else approved signs just that, once. */
class ApprovedSigningTest {
  private TestCore core;
  private String signer;
  private String officer;

  @BeforeEach
  void start() {
    core = TestCore.started(new TransitEngine());
    core.write("sys/mounts/transit", "{\"type\":\"transit\"}");
    core.write("transit/keys/release", "{\"type\":\"ed25519\"}");
    core.write("auth/token/roles/people", "{\"allowed_entity_aliases\":\"*\"}");
    policy(
        "signer",
        "path \"transit/sign/release\" { capabilities = [\"update\"] control_group = {"
            + " factor \"officers\" { identity { group_names = [\"officers\"] approvals = 1 } } } }"
            + " path \"transit/verify/release\" { capabilities = [\"update\"] }");
    policy("officer", "path \"sys/control-group/authorize\" { capabilities = [\"update\"] }");
    signer = token("sam", "signer");
    officer = token("olga", "officer");
    String entity = core.read("auth/token/lookup-self", officer).data("entity_id").asText();
    core.write("identity/group/name/officers", "{\"member_entity_ids\":\"" + entity + "\"}");
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private void policy(String name, String text) {
    core.write("sys/policies/acl/" + name, Json.object().put("policy", text).toString());
  }

  private String token(String name, String policy) {
    return core.write(
            "auth/token/create/people",
            Json.object().put("entity_alias", name).put("policies", policy).toString())
        .text("auth", "client_token");
  }

  @Test
  void theSignatureComesAfterTheApprovalAndIsOfWhatWasAskedFor() {
    Reply kept = core.write("transit/sign/release", "{\"input\":\"aGVsbG8=\"}", signer);
    String token = kept.text("wrap_info", "token");
    assertThat(kept.data("signature").isMissingNode()).isTrue();
    assertThat(core.write("sys/wrapping/unwrap", "{}", token).status()).isEqualTo(403);

    String accessor = "{\"accessor\":\"" + kept.text("wrap_info", "accessor") + "\"}";
    assertThat(core.write("sys/control-group/authorize", accessor, officer).status())
        .isEqualTo(200);
    String signature =
        core.write("sys/wrapping/unwrap", "{\"token\":\"" + token + "\"}", signer)
            .data("signature")
            .asText();
    Reply verified =
        core.write(
            "transit/verify/release",
            Json.object().put("input", "aGVsbG8=").put("signature", signature).toString(),
            signer);
    assertThat(verified.data("valid").asBoolean()).isTrue();
    assertThat(core.write("sys/wrapping/unwrap", "{}", token).status()).isEqualTo(400);
  }
}

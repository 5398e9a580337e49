package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token of n uses makes n requests, whatever becomes of them. */
class TokenUsesTest {
  private TestCore core;
  private int keysBefore;

  @BeforeEach
  void start() {
    core = TestCore.started(new ProbeEngine());
    core.write("sys/mounts/probe", "{\"type\":\"probe\"}");
    core.write(
        "sys/policies/acl/p",
        "{\"policy\":\"path \\\"probe/*\\\" { capabilities = [\\\"create\\\", \\\"read\\\","
            + " \\\"update\\\", \\\"sudo\\\"] } path \\\"auth/token/create\\\" { capabilities ="
            + " [\\\"update\\\", \\\"sudo\\\"] }\"}");
    core.write("probe/values/intent", "{}");
    core.write("probe/values/completed", "{}");
    keysBefore = keys();
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private int keys() {
    return core.storage().read(tx -> tx.keys(io.holdfast.storage.KeyRange.ALL, 100_000).size());
  }

  private String token(int uses) {
    return core.write("auth/token/create", "{\"policies\":[\"p\"],\"num_uses\":" + uses + "}")
        .text("auth", "client_token");
  }

  @Test
  void theLastUseCountsHoweverTheRequestEnds() {
    for (String path :
        List.of(
            "probe/fail/refusal",
            "probe/fail/exception",
            "probe/effect/done",
            "probe/effect/refusal",
            "probe/effect/error",
            "probe/no-such-path",
            "not/allowed",
            "sys/policies/acl/x")) {
      String token = token(1);
      assertThat(core.write(path, "{}", token).status()).as(path).isNotEqualTo(503);
      assertThat(core.read("probe/values/intent", token).status()).as(path).isEqualTo(403);
      assertThat(keys()).as(path + " leaves nothing of the token").isEqualTo(keysBefore);
    }
  }

  @Test
  void everyUseBeforeTheLastCountsHoweverTheRequestEnds() {
    String token = token(4);
    core.write("probe/fail/refusal", "{}", token);
    core.write("not/allowed", "{}", token);
    core.write("probe/effect/refusal", "{}", token);
    assertThat(core.read("probe/values/intent", token).status()).isEqualTo(200);
    assertThat(core.read("probe/values/intent", token).status()).isEqualTo(403);
  }

  @Test
  void aTokenOfLimitedUsesCreatesNoTokenNotEvenWithItsLastUse() {
    for (int uses = 1; uses <= 2; uses++) {
      String token = token(uses);
      Reply reply =
          core.write("auth/token/create", "{\"no_parent\":true,\"policies\":[\"p\"]}", token);
      assertThat(reply.status()).as(uses + " uses").isEqualTo(400);
    }
  }

  @Test
  void whoComesFromElsewhereTakesNoUseOffAToken() {
    core.write(
        "auth/token/roles/r",
        "{\"allowed_policies\":[\"p\"],\"token_bound_cidrs\":[\"192.0.2.0/24\"],"
            + "\"token_num_uses\":1}");
    Reply made = core.write("auth/token/create/r", "{}");
    String accessor = made.text("auth", "accessor");
    assertThat(core.read("probe/values/intent", made.text("auth", "client_token")).status())
        .isEqualTo(403);
    assertThat(
            core.write("auth/token/lookup-accessor", "{\"accessor\":\"" + accessor + "\"}")
                .data("num_uses")
                .asInt())
        .isEqualTo(1);
  }
}

package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WalkTest {
  @Test
  void aFreshServerIsSealedUntilItsShareIsGiven() {
    try (TestCore core = TestCore.fresh()) {
      assertThat(core.read("sys/health", "").status()).isEqualTo(501);
      Reply keys = core.write("sys/init", "{\"secret_shares\":3,\"secret_threshold\":2}", "");
      assertThat(keys.status()).isEqualTo(200);
      assertThat(keys.at("keys")).hasSize(3);
      String root = keys.text("root_token");
      assertThat(core.read("auth/token/lookup-self", root).status()).isEqualTo(503);
      String first = keys.at("keys").get(0).asText();
      assertThat(unseal(core, first).at("progress").asInt()).isEqualTo(1);
      assertThat(unseal(core, first).at("progress").asInt()).isEqualTo(1);
      assertThat(unseal(core, keys.at("keys").get(2).asText()).at("sealed").asBoolean()).isFalse();
      Reply self = core.read("auth/token/lookup-self", root);
      assertThat(self.status()).isEqualTo(200);
      assertThat(self.data("policies").get(0).asText()).isEqualTo("root");
    }
  }

  private static Reply unseal(TestCore core, String share) {
    return core.write("sys/unseal", "{\"key\":\"" + share + "\"}", "");
  }

  @Test
  void aRequestWithoutATokenIsRefusedAndRecorded() {
    try (TestCore core = TestCore.started()) {
      assertThat(core.read("auth/token/lookup-self", "").status()).isEqualTo(403);
      assertThat(core.read("auth/token/lookup-self").status()).isEqualTo(200);
      assertThat(core.read("no/such/path").status()).isEqualTo(404);
    }
  }
}

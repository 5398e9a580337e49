package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.core.seal.StaticSeal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.storage.local.LocalStorage;
import org.junit.jupiter.api.Test;

/** What a node tells of itself to load balancers, operators and other nodes. */
class NodeStatusTest {
  private static Reply health(TestCore core, String query) {
    return core.send(Operation.READ, "sys/health", query, "");
  }

  @Test
  void theStateOfAServerIsItsHealthsCodeUnlessAnotherIsAskedFor() {
    try (TestCore core = TestCore.fresh()) {
      assertThat(health(core, "{}").status()).isEqualTo(501);
      assertThat(health(core, "{\"uninitcode\":\"200\"}").status()).isEqualTo(200);
      byte[] share = core.found();
      assertThat(health(core, "{}").status()).isEqualTo(503);
      assertThat(health(core, "{\"sealedcode\":\"204\"}").status()).isEqualTo(204);
      var _ = core.core().unseal(share);
      assertThat(health(core, "{\"standbyok\":\"true\",\"perfstandbyok\":\"1\"}").status())
          .isEqualTo(200);
      assertThat(health(core, "{\"activecode\":\"299\"}").status()).isEqualTo(299);
      for (String wrong :
          new String[] {
            "{\"activecode\":\"x\"}",
            "{\"standbyok\":\"perhaps\"}",
            "{\"perfstandbyok\":\"2\"}",
            "{\"removedcode\":\"x\"}"
          }) {
        assertThat(health(core, wrong).status()).as(wrong).isEqualTo(400);
      }
    }
  }

  @Test
  void aSealTellsItsKindAndWhetherItsSharesAreForRecovery() {
    try (TestCore shares = TestCore.started();
        TestCore own =
            TestCore.over(
                LocalStorage.inMemory(),
                new FakeClock(),
                new StaticSeal("one", SecretBytes.copyOf(new byte[32])))) {
      Reply status = shares.read("sys/seal-status", "");
      assertThat(status.text("type")).isEqualTo("shamir");
      assertThat(status.at("recovery_seal").asBoolean()).isFalse();
      assertThat(status.text("storage_type")).isEqualTo("inmem");
      assertThat(status.text("cluster_id")).isNotEmpty();
      assertThat(own.read("sys/seal-status", "").text("recovery_seal_type")).isEqualTo("shamir");
      shares.core().seal();
      assertThat(shares.read("sys/seal-status", "").at("cluster_id").isMissingNode()).isTrue();
    }
  }

  @Test
  void theNodesAndTheVersionsAreListedForWhoMaySeeThem() {
    try (TestCore core = TestCore.started()) {
      assertThat(core.read("sys/ha-status", "").status()).isEqualTo(403);
      Reply nodes = core.read("sys/ha-status");
      assertThat(nodes.data("nodes").get(0).path("active_node").asBoolean()).isTrue();
      assertThat(nodes.at("nodes")).isEqualTo(nodes.data("nodes"));
      Reply versions = core.list("sys/version-history/");
      assertThat(versions.keys()).hasSize(1);
      String version = versions.keys().getFirst();
      assertThat(version).startsWith("1.19.0");
      assertThat(versions.data("key_info", version, "timestamp_installed").asText())
          .startsWith("2026-03-01T12:00:00");
      assertThat(versions.data("key_info", version, "previous_version").isNull()).isTrue();
      assertThat(core.read("sys/leader", "").at("ha_enabled").asBoolean()).isFalse();
      assertThat(core.write("sys/step-down", "{}").status()).isEqualTo(204);
    }
  }

  @Test
  void theHealthOfTheSealIsToldToAnybodySealedOrNot() {
    try (TestCore core = TestCore.started()) {
      assertThat(core.read("sys/seal-backend-status", "").at("healthy").asBoolean()).isTrue();
      core.core().seal();
      Reply sealed = core.read("sys/seal-backend-status", "");
      assertThat(sealed.status()).isEqualTo(200);
      assertThat(sealed.at("backends").get(0).path("name").asText()).isEqualTo("shamir");
    }
  }

  @Test
  void aVersionIsNotedWhenItFirstUnseals() {
    try (TestCore core = TestCore.fresh()) {
      byte[] share = core.found();
      for (int i = 0; i < 2; i++) {
        var _ = core.core().unseal(share.clone());
        assertThat(core.list("sys/version-history/").keys()).hasSize(1);
        core.core().seal();
      }
    }
  }
}

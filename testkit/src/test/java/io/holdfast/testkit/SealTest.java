package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SealTest {
  private static List<String> initialise(TestCore core, int shares, int threshold) {
    Reply reply =
        core.write(
            "sys/init",
            "{\"secret_shares\":" + shares + ",\"secret_threshold\":" + threshold + "}",
            "");
    assertThat(reply.status()).isEqualTo(200);
    List<String> keys = new ArrayList<>();
    for (JsonNode key : reply.at("keys")) {
      keys.add(key.asText());
    }
    return keys;
  }

  private static Reply give(TestCore core, String share) {
    return core.write("sys/unseal", "{\"key\":\"" + share + "\"}", "");
  }

  @Test
  void aRepeatedShareLeavesTheProgressAsItIsWithAWarning() {
    try (TestCore core = TestCore.fresh()) {
      List<String> keys = initialise(core, 5, 3);
      assertThat(give(core, keys.get(0)).at("progress").asInt()).isEqualTo(1);
      Reply repeated = give(core, keys.get(0));
      assertThat(repeated.at("progress").asInt()).isEqualTo(1);
      assertThat(repeated.warnings()).isNotEmpty();
      assertThat(give(core, keys.get(1)).at("progress").asInt()).isEqualTo(2);
      assertThat(give(core, keys.get(2)).at("sealed").asBoolean()).isFalse();
    }
  }

  @Test
  void aWrongSetOfSharesFailsAtTheThresholdAndResetsTheProgress() {
    try (TestCore core = TestCore.fresh();
        TestCore other = TestCore.fresh()) {
      List<String> keys = initialise(core, 3, 2);
      List<String> foreign = initialise(other, 3, 2);
      assertThat(give(core, keys.get(0)).status()).isEqualTo(200);
      Reply wrong = give(core, foreign.get(1));
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.errors().getFirst()).contains("invalid key");
      assertThat(core.read("sys/seal-status", "").at("progress").asInt()).isZero();
      assertThat(give(core, keys.get(0)).status()).isEqualTo(200);
      assertThat(give(core, keys.get(2)).at("sealed").asBoolean()).isFalse();
    }
  }

  @Test
  void anyThresholdOfTheSharesUnsealsAndFewerDoNot() {
    try (TestCore core = TestCore.fresh()) {
      List<String> keys = initialise(core, 4, 3);
      for (List<String> chosen :
          List.of(
              List.of(keys.get(3), keys.get(1), keys.get(0)),
              List.of(keys.get(2), keys.get(3), keys.get(1)))) {
        give(core, chosen.get(0));
        assertThat(give(core, chosen.get(1)).at("sealed").asBoolean()).isTrue();
        assertThat(give(core, chosen.get(2)).at("sealed").asBoolean()).isFalse();
        core.core().seal();
      }
    }
  }

  @Test
  void impossibleCountsOfSharesAreRefusedByName() {
    try (TestCore core = TestCore.fresh()) {
      for (String counts : List.of("0,0", "1,2", "3,1", "256,2", "3,0", "-1,1")) {
        String[] pair = counts.split(",", -1);
        Reply reply =
            core.write(
                "sys/init",
                "{\"secret_shares\":" + pair[0] + ",\"secret_threshold\":" + pair[1] + "}",
                "");
        assertThat(reply.status()).as(counts).isEqualTo(400);
        assertThat(reply.errors().getFirst()).contains("invalid seal configuration");
      }
      assertThat(core.read("sys/init", "").at("initialized").asBoolean()).isFalse();
    }
  }

  @Test
  void aServerIsInitialisedOnlyOnce() {
    try (TestCore core = TestCore.fresh()) {
      initialise(core, 1, 1);
      Reply again = core.write("sys/init", "{\"secret_shares\":1,\"secret_threshold\":1}", "");
      assertThat(again.status()).isEqualTo(400);
      assertThat(again.errors().getFirst()).isEqualTo("Vault is already initialized");
    }
  }

  @Test
  void sealingForgetsTheKeysAndTheShareOpensThemAgain() {
    try (TestCore core = TestCore.fresh()) {
      byte[] share = core.found();
      var _ = core.core().unseal(share.clone());
      assertThat(core.read("auth/token/lookup-self").status()).isEqualTo(200);
      assertThat(core.write("sys/seal", "{}").status()).isEqualTo(204);
      assertThat(core.read("auth/token/lookup-self").status()).isEqualTo(503);
      var _ = core.core().unseal(share);
      assertThat(core.read("auth/token/lookup-self").status()).isEqualTo(200);
    }
  }

  @Test
  void aDamagedKeyringSaysSo() {
    try (TestCore core = TestCore.fresh()) {
      byte[] share = core.found();
      var _ =
          core.storage()
              .write(tx -> {
                byte[] keyring = Objects.requireNonNull(tx.get("barrier/keyring"));
                keyring[keyring.length - 1] ^= 1;
                tx.put("barrier/keyring", keyring);
                return true;
              });
      Reply reply = give(core, java.util.HexFormat.of().formatHex(share));
      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.errors().getFirst()).contains("keyring").contains("damaged");
    }
  }

  @Test
  void aStoredValueThatWasMovedToAnotherKeyDoesNotOpen() {
    try (TestCore core = TestCore.started()) {
      core.write(
          "sys/policies/acl/one",
          "{\"policy\":\"path \\\"a\\\" { capabilities = [\\\"read\\\"] }\"}");
      core.write(
          "sys/policies/acl/two",
          "{\"policy\":\"path \\\"b\\\" { capabilities = [\\\"deny\\\"] }\"}");
      var _ =
          core.storage()
              .write(tx -> {
                tx.put(
                    "ns/root/core/policy/acl/two",
                    Objects.requireNonNull(tx.get("ns/root/core/policy/acl/one")));
                return true;
              });
      Reply moved = core.read("sys/policies/acl/two");
      assertThat(moved.status()).isEqualTo(500);
      assertThat(moved.errors().getFirst()).contains("was moved there");
      assertThat(core.read("sys/policies/acl/one").status()).isEqualTo(200);
    }
  }

  @Test
  void whatWasWrittenUnderAnOldKeyTermIsReadAfterARotation() {
    try (TestCore core = TestCore.started()) {
      core.write(
          "sys/policies/acl/old",
          "{\"policy\":\"path \\\"a\\\" { capabilities = [\\\"read\\\"] }\"}");
      assertThat(core.read("sys/key-status").data("term").asInt()).isEqualTo(1);
      assertThat(core.write("sys/rotate", "{}").status()).isEqualTo(204);
      assertThat(core.read("sys/key-status").data("term").asInt()).isEqualTo(2);
      assertThat(core.read("sys/policies/acl/old").status()).isEqualTo(200);
    }
  }
}

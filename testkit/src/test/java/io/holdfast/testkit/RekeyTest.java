package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.core.seal.StaticSeal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.storage.local.LocalStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RekeyTest {
  private static final String INIT = "sys/rekey/init";
  private static final String UPDATE = "sys/rekey/update";
  private static final String VERIFY = "sys/rekey/verify";

  private static String counts(int shares, int threshold) {
    return "{\"secret_shares\":%d,\"secret_threshold\":%d}".formatted(shares, threshold);
  }

  @Test
  void newSharesUnsealAndTheOldOnesDoNotAnyMore() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 3, 2);
      Reply begun = holders.begin(INIT, counts(5, 3));
      assertThat(begun.status()).isEqualTo(200);
      assertThat(begun.at("started").asBoolean()).isTrue();
      assertThat(begun.at("required").asInt()).isEqualTo(2);
      Reply done = holders.give(UPDATE, holders.shares().subList(0, 2), begun.text("nonce"));
      assertThat(done.at("complete").asBoolean()).isTrue();
      List<String> fresh = ShareHolders.texts(done.at("keys"));
      assertThat(fresh).hasSize(5);
      assertThat(holders.status(INIT).at("started").asBoolean()).isFalse();
      assertThat(core.read("auth/token/lookup-self", holders.rootToken()).status()).isEqualTo(200);
      assertThat(core.write("sys/rotate", "{}", holders.rootToken()).status()).isEqualTo(204);
      core.core().seal();
      assertThat(core.read("sys/seal-status", "").at("t").asInt()).isEqualTo(3);
      assertThat(core.read("sys/seal-status", "").at("n").asInt()).isEqualTo(5);
      assertThat(holders.unseal(holders.shares())).isTrue();
      core.write("sys/unseal", "{\"reset\":true}", "");
      assertThat(holders.unseal(fresh.subList(1, 4))).isFalse();
      assertThat(core.read("auth/token/lookup-self", holders.rootToken()).status()).isEqualTo(200);
    }
  }

  @Test
  void anotherNodeGoesOnAfterARekeyAndARotation() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      TestCore two = core.secondNode();
      assertThat(ShareHolders.unseal(two, holders.shares())).isFalse();
      for (int i = 0; i < 2; i++) {
        String nonce = holders.begin(INIT, counts(1, 1)).text("nonce");
        Reply done = holders.give(UPDATE, holders.shares(), nonce);
        holders = new ShareHolders(core, ShareHolders.texts(done.at("keys")), holders.rootToken());
      }
      assertThat(core.write("sys/rotate", "{}", holders.rootToken()).status()).isEqualTo(204);
      core.write(
          "sys/policies/acl/p",
          "{\"policy\":\"path \\\"a\\\" { capabilities = [\\\"read\\\"] }\"}",
          holders.rootToken());
      assertThat(two.read("sys/policies/acl/p", holders.rootToken()).status()).isEqualTo(200);
      assertThat(two.write("sys/rotate", "{}", holders.rootToken()).status()).isEqualTo(204);
      assertThat(core.read("sys/key-status", holders.rootToken()).data("term").asInt())
          .isEqualTo(3);
    }
  }

  @Test
  void theOldSharesOpenNothingOfTheStoreAsItIsAfterwards() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      byte[] oldWrapped =
          Objects.requireNonNull(
              core.storage().<byte @Nullable []>read(tx -> tx.get("seal/root-key")));
      String nonce = holders.begin(INIT, counts(1, 1)).text("nonce");
      holders.give(UPDATE, holders.shares(), nonce);
      core.core().seal();
      // Whoever kept a copy of the old root key, and has the old share.
      core.storage().update(tx -> tx.put("seal/root-key", oldWrapped));
      assertThat(holders.unseal(holders.shares())).isTrue();
    }
  }

  @Test
  void wrongSharesBeginAnewAndRepeatedOnesAndForeignNoncesAreRefused() {
    try (TestCore core = TestCore.fresh();
        TestCore other = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 3, 2);
      ShareHolders foreign = ShareHolders.of(other, 3, 2);
      assertThat(holders.give(UPDATE, holders.shares().get(0), "").errors())
          .containsExactly("no rekey in progress");
      String nonce = holders.begin(INIT, counts(1, 1)).text("nonce");
      assertThat(holders.begin(INIT, counts(1, 1)).errors())
          .containsExactly("rekey already in progress");
      Reply wrongNonce = holders.give(UPDATE, holders.shares().get(0), "x");
      assertThat(wrongNonce.status()).isEqualTo(400);
      assertThat(wrongNonce.errors().getFirst())
          .isEqualTo(
              "incorrect nonce supplied; nonce for this rekey operation is \"" + nonce + "\"");
      assertThat(holders.give(UPDATE, holders.shares().get(0), nonce).at("progress").asInt())
          .isEqualTo(1);
      assertThat(holders.give(UPDATE, holders.shares().get(0), nonce).errors().getFirst())
          .isEqualTo("given key has already been provided during this generation operation");
      assertThat(holders.status(INIT).at("progress").asInt()).isEqualTo(1);
      assertThat(holders.give(UPDATE, foreign.shares().get(1), nonce).status()).isEqualTo(400);
      assertThat(holders.status(INIT).at("progress").asInt()).isZero();
      assertThat(holders.status(INIT).at("started").asBoolean()).isTrue();
      assertThat(holders.cancel(INIT).status()).isEqualTo(204);
      assertThat(holders.status(INIT).at("started").asBoolean()).isFalse();
      core.core().seal();
      assertThat(holders.unseal(holders.shares().subList(1, 3))).isFalse();
    }
  }

  @Test
  void whatCannotBeAShareIsRefusedBeforeItIsCounted() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 3, 2);
      String nonce = holders.begin(INIT, counts(1, 1)).text("nonce");
      assertThat(holders.give(UPDATE, "", nonce).errors().getFirst()).contains("'key' must be");
      assertThat(holders.give(UPDATE, "%%", nonce).errors().getFirst()).contains("hex or base64");
      assertThat(holders.give(UPDATE, "abcd", nonce).errors().getFirst()).contains("shorter");
      assertThat(holders.give(UPDATE, "ab".repeat(60), nonce).errors().getFirst())
          .contains("longer");
      assertThat(holders.status(INIT).at("progress").asInt()).isZero();
    }
  }

  @Test
  void sharesThatAreToBeVerifiedAreInForceOnlyThen() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      assertThat(holders.status(VERIFY).errors()).containsExactly("no rekey configuration found");
      Reply begun =
          holders.begin(
              INIT, "{\"secret_shares\":3,\"secret_threshold\":2,\"require_verification\":true}");
      assertThat(begun.at("verification_required").asBoolean()).isTrue();
      Reply made = holders.give(UPDATE, holders.shares(), begun.text("nonce"));
      List<String> fresh = ShareHolders.texts(made.at("keys"));
      String nonce = made.text("verification_nonce");
      assertThat(holders.status(INIT).text("verification_nonce")).isEqualTo(nonce);
      assertThat(holders.give(UPDATE, holders.shares(), begun.text("nonce")).errors().getFirst())
          .contains("verification must be performed")
          .contains(nonce);
      assertThat(core.read("sys/seal-status", "").at("n").asInt()).isEqualTo(1);
      assertThat(holders.give(VERIFY, fresh.get(0), nonce).at("progress").asInt()).isEqualTo(1);
      Reply restarted = holders.cancel(VERIFY);
      assertThat(restarted.at("progress").asInt()).isZero();
      assertThat(restarted.text("nonce")).isNotEqualTo(nonce).isNotEmpty();
      Reply verified = holders.give(VERIFY, fresh.subList(1, 3), restarted.text("nonce"));
      assertThat(verified.at("complete").asBoolean()).isTrue();
      assertThat(verified.text("nonce")).isEqualTo(restarted.text("nonce"));
      core.core().seal();
      assertThat(holders.unseal(holders.shares())).isTrue();
      core.write("sys/unseal", "{\"reset\":true}", "");
      assertThat(holders.unseal(fresh.subList(0, 2))).isFalse();
    }
  }

  @Test
  void aWrongVerificationBeginsAnewUnderAnotherNonceAndTheOldSharesStayInForce() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      Reply begun =
          holders.begin(
              INIT, "{\"secret_shares\":1,\"secret_threshold\":1,\"require_verification\":true}");
      Reply made = holders.give(UPDATE, holders.shares(), begun.text("nonce"));
      String nonce = made.text("verification_nonce");
      Reply wrong = holders.give(VERIFY, holders.shares(), nonce);
      assertThat(wrong.errors())
          .containsExactly("rekey verification failed; incorrect key shares supplied");
      assertThat(holders.status(VERIFY).text("nonce")).isNotEqualTo(nonce);
      core.core().seal();
      assertThat(holders.unseal(holders.shares())).isFalse();
      assertThat(holders.status(INIT).at("started").asBoolean()).isFalse();
    }
  }

  @Test
  void aSealedServerKnowsNothingOfARekey() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      holders.begin(INIT, counts(1, 1));
      core.core().seal();
      assertThat(holders.status(INIT).status()).isEqualTo(503);
      assertThat(holders.unseal(holders.shares())).isFalse();
      assertThat(holders.status(INIT).at("started").asBoolean()).isFalse();
    }
  }

  @Test
  void aRekeyThatCannotBeStoredLeavesTheOldSharesInForce() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      assertThat(holders.begin(INIT, counts(300, 2)).status()).isEqualTo(400);
      assertThat(holders.begin(INIT, counts(3, 5)).status()).isEqualTo(400);
      assertThat(holders.begin(INIT, counts(3, 1)).status()).isEqualTo(400);
      assertThat(holders.begin(INIT, "{}").status()).isEqualTo(400);
      assertThat(holders.status(INIT).at("started").asBoolean()).isFalse();
    }
  }

  @Test
  void theRecoveryKeyOfAStaticSealGetsNewSharesToo() {
    byte[] key = new byte[32];
    try (TestCore core =
        TestCore.over(
            LocalStorage.inMemory(),
            new FakeClock(),
            new StaticSeal("one", SecretBytes.copyOf(key)))) {
      Reply made = core.write("sys/init", "{\"recovery_shares\":3,\"recovery_threshold\":2}", "");
      List<String> shares = ShareHolders.texts(made.at("recovery_keys"));
      ShareHolders holders = new ShareHolders(core, shares, made.text("root_token"));
      String path = "sys/rekey-recovery-key/";
      Reply begun = holders.begin(path + "init", counts(1, 1));
      assertThat(begun.at("required").asInt()).isEqualTo(2);
      Reply done = holders.give(path + "update", shares.subList(0, 2), begun.text("nonce"));
      List<String> fresh = ShareHolders.texts(done.at("keys"));
      assertThat(fresh).hasSize(1);
      assertThat(core.read("sys/seal-status", "").at("n").asInt()).isEqualTo(1);
      // The server's own key goes on; its root key is another after a rekey of the barrier.
      String nonce = holders.begin(INIT, "{}").text("nonce");
      Reply barrier = holders.give(UPDATE, fresh, nonce);
      assertThat(barrier.at("complete").asBoolean()).isTrue();
      assertThat(barrier.at("keys")).isEmpty();
      core.core().seal();
      assertThat(core.core().unsealAutomatically()).isTrue();
      assertThat(core.read("auth/token/lookup-self", holders.rootToken()).status()).isEqualTo(200);
    }
  }

  @Test
  void aServerWithSharesHasNoRecoveryKey() {
    try (TestCore core = TestCore.started()) {
      assertThat(core.read("sys/rekey-recovery-key/init", "").errors())
          .containsExactly("recovery rekeying not supported");
      assertThat(
              core.write("sys/init", "{\"recovery_shares\":1,\"recovery_threshold\":1}", "")
                  .status())
          .isEqualTo(400);
    }
  }

  @Test
  void aBackupNeedsPgpKeysAndIsFoundAndDeletedByWhoMayOnly() {
    try (TestCore core = TestCore.started()) {
      assertThat(
              core.write(INIT, "{\"secret_shares\":1,\"secret_threshold\":1,\"backup\":true}", "")
                  .errors()
                  .getFirst())
          .contains("without providing PGP keys");
      assertThat(core.read("sys/rekey/backup").errors()).containsExactly("no backed-up keys found");
      assertThat(core.read("sys/rekey/backup", "").status()).isEqualTo(403);
      assertThat(core.send(Operation.DELETE, "sys/rekey/backup", "{}", "").status()).isEqualTo(403);
      assertThat(core.delete("sys/rekey/backup").status()).isEqualTo(204);
    }
  }

  @Test
  void theSameIsThereInAnEnvelopeForWhoHasATokenWithSudo() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      String root = holders.rootToken();
      assertThat(core.read("sys/rotate/root/init", "").status()).isEqualTo(403);
      assertThat(core.read("sys/generate-root-token/attempt", "").status()).isEqualTo(403);
      Reply begun = core.write("sys/rotate/root/init", counts(2, 2), root);
      String nonce = begun.data("nonce").asText();
      Reply done =
          core.write(
              "sys/rotate/root/update",
              "{\"key\":\"" + holders.shares().getFirst() + "\",\"nonce\":\"" + nonce + "\"}",
              root);
      assertThat(done.data("complete").asBoolean()).isTrue();
      assertThat(done.at("keys").isMissingNode()).isTrue();
      core.core().seal();
      assertThat(holders.unseal(ShareHolders.texts(done.data("keys")))).isFalse();
      assertThat(core.write("sys/generate-root-token/attempt", "{}", root).data("otp").asText())
          .hasSize(28);
    }
  }

  @Test
  void noShareStandsInTheAuditLog(@TempDir Path directory) {
    try (TestCore core = TestCore.started()) {
      AuditFile audit = AuditFile.on(core, directory);
      String nonce = core.write(INIT, counts(2, 2), "").text("nonce");
      String wrong = "ab".repeat(32);
      core.write(UPDATE, "{\"key\":\"" + wrong + "\",\"nonce\":\"" + nonce + "\"}", "");
      assertThat(audit.of(UPDATE)).hasSize(2);
      assertThat(audit.text()).doesNotContain(wrong);
    }
  }

  @Test
  void newSharesAreHandedOutOnceAndStandNowhere(@TempDir Path directory) {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      core.write(
          "sys/audit/file",
          "{\"type\":\"file\",\"options\":{\"file_path\":\""
              + directory.resolve("audit.log")
              + "\"}}",
          holders.rootToken());
      String nonce = holders.begin(INIT, counts(2, 2)).text("nonce");
      Reply done = holders.give(UPDATE, holders.shares(), nonce);
      AuditFile audit = new AuditFile(directory.resolve("audit.log"));
      assertThat(audit.of(UPDATE)).hasSize(2);
      for (String share : ShareHolders.texts(done.at("keys"))) {
        assertThat(audit.text()).doesNotContain(share);
      }
      for (String share : ShareHolders.texts(done.at("keys_base64"))) {
        assertThat(audit.text()).doesNotContain(share);
      }
      assertThat(audit.text()).doesNotContain(holders.shares().getFirst());
    }
  }
}

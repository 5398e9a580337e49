package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.seal.StaticSeal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.storage.local.LocalStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  private static final String SNAPSHOT = "sys/storage/raft/snapshot";
  private static final String FORCE = "sys/storage/raft/snapshot-force";

  private static void policy(TestCore core, String name) {
    assertThat(
            core.write(
                    "sys/policies/acl/" + name,
                    "{\"policy\":\"path \\\"canary\\\" { capabilities = [\\\"read\\\"] }\"}")
                .status())
        .isEqualTo(204);
  }

  private static TestCore started(byte[][] share) {
    TestCore core = TestCore.fresh();
    share[0] = core.found();
    var _ = core.core().unseal(share[0].clone());
    return core;
  }

  @Test
  void aRestoreBringsBackWhatWasThenAndSealsTheServer() {
    byte[][] share = new byte[1][];
    try (TestCore core = started(share)) {
      policy(core, "before");
      byte[] snapshot = core.download(SNAPSHOT);
      policy(core, "after");
      long recorded = core.storage().journal().end();
      assertThat(core.upload(SNAPSHOT, snapshot, TestCore.ROOT).status()).isEqualTo(204);
      assertThat(core.read("sys/seal-status", "").at("sealed").asBoolean()).isTrue();
      assertThat(core.read("sys/policies/acl/before").status()).isEqualTo(503);
      var _ = core.core().unseal(share[0]);
      assertThat(core.read("sys/policies/acl/before").status()).isEqualTo(200);
      assertThat(core.read("sys/policies/acl/after").status()).isEqualTo(404);
      assertThat(core.storage().journal().end()).isGreaterThan(recorded);
      policy(core, "later");
      assertThat(core.read("sys/policies/acl/later").status()).isEqualTo(200);
    }
  }

  @Test
  void theAuditLogGoesOnOverARestoreAndTellsOfIt(@TempDir Path directory) {
    byte[][] share = new byte[1][];
    try (TestCore core = started(share)) {
      AuditFile audit = AuditFile.on(core, directory);
      byte[] snapshot = core.download(SNAPSHOT);
      policy(core, "after");
      assertThat(core.upload(SNAPSHOT, snapshot, TestCore.ROOT).status()).isEqualTo(204);
      var _ = core.core().unseal(share[0]);
      policy(core, "later");
      assertThat(audit.of("sys/policies/acl/after")).hasSize(2);
      assertThat(audit.of("sys/policies/acl/later")).hasSize(2);
      // Taken: request and answer; restored: request, answer, and how it ended.
      assertThat(audit.of(SNAPSHOT)).hasSize(5);
    }
  }

  @Test
  void nothingInASnapshotIsInClearButNames() throws IOException {
    byte[][] share = new byte[1][];
    try (TestCore core = started(share)) {
      policy(core, "named");
      byte[] archive =
          new GZIPInputStream(new ByteArrayInputStream(core.download(SNAPSHOT))).readAllBytes();
      String text = new String(archive, StandardCharsets.ISO_8859_1);
      assertThat(text).contains("named").contains("SHA256SUMS.sealed");
      assertThat(text).doesNotContain("canary").doesNotContain(TestCore.ROOT);
    }
  }

  @Test
  void aDamagedSnapshotIsRefusedAndNothingChanges() {
    byte[][] share = new byte[1][];
    try (TestCore core = started(share)) {
      policy(core, "here");
      byte[] good = core.download(SNAPSHOT);
      policy(core, "now");
      for (int at = 40; at < good.length; at += 41) {
        byte[] bad = good.clone();
        bad[at] ^= 0x10;
        assertThat(core.upload(SNAPSHOT, bad, TestCore.ROOT).status()).isEqualTo(400);
        assertThat(core.read("sys/policies/acl/now").status()).isEqualTo(200);
      }
      for (int length : new int[] {0, 1, 100, good.length / 2, good.length - 20, good.length - 1}) {
        byte[] cut = Arrays.copyOf(good, length);
        Reply refused = core.upload(FORCE, cut, TestCore.ROOT);
        assertThat(refused.status()).as("%s bytes", length).isEqualTo(400);
      }
      assertThat(core.read("sys/policies/acl/now").status()).isEqualTo(200);
    }
  }

  @Test
  void aSnapshotOfAnotherServerIsTakenOnlyByForceAndOpensWithItsShares() {
    byte[][] share = new byte[1][];
    byte[][] otherShare = new byte[1][];
    try (TestCore core = started(share);
        TestCore lost = started(otherShare)) {
      policy(lost, "saved");
      byte[] snapshot = lost.download(SNAPSHOT);
      Reply refused = core.upload(SNAPSHOT, snapshot, TestCore.ROOT);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.errors().getFirst()).contains("another server").contains("snapshot-force");
      assertThat(core.read("sys/seal-status", "").at("sealed").asBoolean()).isFalse();
      String cluster = lost.read("sys/seal-status", "").text("cluster_id");
      assertThat(core.upload(FORCE, snapshot, TestCore.ROOT).status()).isEqualTo(204);
      assertThat(core.upload(FORCE, snapshot, TestCore.ROOT).status()).isEqualTo(503);
      var _ = core.core().unseal(otherShare[0].clone());
      assertThat(core.read("sys/policies/acl/saved").status()).isEqualTo(200);
      assertThat(core.read("sys/seal-status", "").text("cluster_id")).isEqualTo(cluster);
      // The log on this node's disk goes on under its own key, also after the next unsealing.
      core.core().seal();
      var _ = core.core().unseal(otherShare[0].clone());
      policy(core, "later");
    }
  }

  @Test
  void onlyWhoMayTakesAndRestores() {
    byte[][] share = new byte[1][];
    try (TestCore core = started(share)) {
      byte[] snapshot = core.download(SNAPSHOT);
      assertThat(core.upload(SNAPSHOT, snapshot, "").status()).isEqualTo(403);
      assertThat(core.upload(FORCE, snapshot, "").status()).isEqualTo(403);
      String token =
          core.write("auth/token/create", "{\"policies\":[\"default\"]}")
              .text("auth", "client_token");
      assertThat(core.read(SNAPSHOT, token).status()).isEqualTo(403);
      assertThat(core.upload(SNAPSHOT, snapshot, token).status()).isEqualTo(403);
      assertThat(core.write(SNAPSHOT, "{}").status()).isEqualTo(400);
      assertThat(core.read("sys/seal-status", "").at("sealed").asBoolean()).isFalse();
    }
  }

  @Test
  void encryptionsMadeSinceASnapshotStayCounted() {
    byte[][] share = new byte[1][];
    try (TestCore core = started(share)) {
      byte[] snapshot = core.download(SNAPSHOT);
      core.storage().update(tx -> tx.put("barrier/uses/1", new byte[] {0, 0, 0, 9, 0, 0, 0, 0}));
      assertThat(core.upload(SNAPSHOT, snapshot, TestCore.ROOT).status()).isEqualTo(204);
      assertThat(core.storage().<byte @Nullable []>read(tx -> tx.get("barrier/uses/1")))
          .isEqualTo(new byte[] {0, 0, 0, 9, 0, 0, 0, 0});
    }
  }

  @Test
  void aServerThatUnsealsItselfDoesSoAfterARestore() {
    try (TestCore core =
        TestCore.over(
            LocalStorage.inMemory(),
            new FakeClock(),
            new StaticSeal("one", SecretBytes.copyOf(new byte[32])))) {
      var _ = core.found();
      policy(core, "before");
      byte[] snapshot = core.download(SNAPSHOT);
      policy(core, "after");
      assertThat(core.upload(SNAPSHOT, snapshot, TestCore.ROOT).status()).isEqualTo(204);
      assertThat(core.read("sys/policies/acl/before").status()).isEqualTo(200);
      assertThat(core.read("sys/policies/acl/after").status()).isEqualTo(404);
    }
  }

  @Test
  void aSnapshotAfterARekeyOpensWithTheSharesOfItsTime() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      byte[] snapshot = core.download(SNAPSHOT, holders.rootToken());
      String nonce =
          holders
              .begin("sys/rekey/init", "{\"secret_shares\":1,\"secret_threshold\":1}")
              .text("nonce");
      Reply done = holders.give("sys/rekey/update", holders.shares(), nonce);
      List<String> fresh = ShareHolders.texts(done.at("keys"));
      assertThat(core.upload(SNAPSHOT, snapshot, holders.rootToken()).status()).isEqualTo(204);
      assertThat(holders.unseal(fresh)).isTrue();
      assertThat(holders.unseal(holders.shares())).isFalse();
    }
  }
}

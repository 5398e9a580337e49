package io.holdfast.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Patience;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.log.note.Ed25519NoteSigner;
import io.holdfast.log.write.TileLogWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code holdfast audit verify} finds whatever was done to the log of a running server. */
class TamperingTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("tampering");

  private static final int REQUESTS = 330;
  private static final int FULL_BUNDLES = 2;

  private static String key = "";
  private static String oldCheckpoint = "";
  private static Path evidence = Path.of("");
  private static Path workplace = Path.of("");

  private EvidenceCopy log = new EvidenceCopy(Path.of(""), "");

  @BeforeAll
  static void letTheServerWork() {
    workplace = Checkout.workplace("tampering-copies");
    LogFiles log = new LogFiles(server.auditLog());
    work(REQUESTS / 2);
    key = log.verifierKey();
    oldCheckpoint = new EvidenceCopy(server.auditLog(), key).read("checkpoint");
    work(REQUESTS / 2);
    server.stop();
    evidence = server.auditLog();
  }

  private static void work(int requests) {
    LogFiles log = new LogFiles(server.auditLog());
    long before = log.size();
    for (int i = 0; i < requests; i++) {
      server.root().get("auth/token/lookup-self").succeeds();
    }
    Patience.until("a checkpoint over what was done", () -> log.size() >= before + 2L * requests);
  }

  @BeforeEach
  void copyTheEvidence(TestInfo test) {
    log =
        EvidenceCopy.of(
            evidence, workplace.resolve(test.getTestMethod().orElseThrow().getName()), key);
  }

  @Test
  void anUntouchedLogIsIntact() {
    log.verified()
        .succeeds()
        .shows("Checked " + log.files().size() + " entries", "The log is intact");
    assertThat(log.verified("-format=json").json().get("ok").asBoolean()).isTrue();
    assertThat(log.files().size()).isGreaterThan(2L * REQUESTS);
  }

  @Test
  void aSecondVerifierThatSharesNoCodeAgrees() {
    goVerifies().run().succeeds().shows("ok " + log.files().size());
    log.changeBundle(1, leaves -> leaves.get(7)[30] ^= 1);
    goVerifies().run().exits(1);
  }

  private Command goVerifies() {
    return Command.of(Peers.tlogverify(), log.directory().toString(), key);
  }

  @Test
  void aChangedByteIsFoundAndItsEntryNamed() {
    log.changeBundle(1, leaves -> leaves.get(7)[30] ^= 1);
    log.verified().exits(2).shows("FOUND", "entry " + (256 + 7), "The log is NOT intact");
  }

  @Test
  void aDroppedEntryIsFound() {
    log.changeBundle(0, leaves -> leaves.remove(100));
    log.verified().exits(2).shows("FOUND", "NOT intact");
  }

  @Test
  void reorderedEntriesAreFound() {
    log.changeBundle(0, leaves -> Collections.swap(leaves, 20, 21));
    log.verified().exits(2).shows("FOUND", "NOT intact");
  }

  @Test
  void aCutOffEndIsFound() {
    log.remove(log.files().bundleFile(FULL_BUNDLES - 1));
    log.verified().exits(2).shows("FOUND", "NOT intact");
  }

  @Test
  void anOlderCheckpointOfTheSameLogIsFoundByOneThatWasKept() {
    String newest = log.read("checkpoint");
    log.replace("checkpoint", oldCheckpoint);
    Path kept = workplace.resolve("newest-checkpoint");
    new EvidenceCopy(workplace, key).replace(kept.getFileName().toString(), newest);
    log.verified("-old=" + kept).exits(2).shows("FOUND", "NOT intact");
  }

  @Test
  void aLogThatGrewFromTheKeptCheckpointIsIntact() {
    Path kept = workplace.resolve("old-checkpoint");
    new EvidenceCopy(workplace, key).replace(kept.getFileName().toString(), oldCheckpoint);
    log.verified("-old=" + kept).succeeds();
  }

  @Test
  void aCheckpointThatWasEditedIsFound() {
    List<String> lines = log.read("checkpoint").lines().toList();
    long size = Long.parseLong(lines.get(1)) - 1;
    log.replace("checkpoint", log.read("checkpoint").replaceFirst("\n\\d+\n", "\n" + size + "\n"));
    log.verified().exits(2).shows("FOUND", "NOT intact");
  }

  @Test
  void aLogThatWasWrittenAnewWithAnotherKeyPassesOnlyWhereNoKeyIsPinned() {
    String origin = log.read("checkpoint").lines().findFirst().orElseThrow();
    Path forged = workplace.resolve("forged");
    try (TileLogWriter writer = TileLogWriter.open(forged, origin);
        SecretBytes seed = SecretBytes.take(new byte[32])) {
      writer.signer(new Ed25519NoteSigner(origin, seed));
      writer.append(0, List.of("{}".getBytes(StandardCharsets.UTF_8)));
      var _ = writer.checkpoint();
    }
    assertThat(Files.exists(forged.resolve("log.vkey"))).isTrue();
    EvidenceCopy forgery = new EvidenceCopy(forged, key);
    forgery.verifiedByItsOwnKey().succeeds().shows("WARNING", "not pinned");
    forgery.verified().exits(2).shows("FOUND", "NOT intact");
  }
}

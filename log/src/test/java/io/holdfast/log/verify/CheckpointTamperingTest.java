package io.holdfast.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.log.LogFixture;
import io.holdfast.log.merkle.Hash;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.note.NoteSigner;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.verify.Finding.Kind;
import io.holdfast.log.write.TileLogWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to checkpoint and key, and what only a checkpoint kept elsewhere shows. */
class CheckpointTamperingTest {
  private static final NoteSigner INTRUDER = LogFixture.signer(LogFixture.ORIGIN, 66);

  private static final SignedCheckpoint NONE =
      SignedCheckpoint.sign(
          new Checkpoint(LogFixture.ORIGIN, 0, new TreeHasher().empty()), LogFixture.signer());

  @TempDir Path directory;
  private SignedCheckpoint old = NONE;
  private SignedCheckpoint head = NONE;
  private Tamper tamper = new Tamper(Path.of(""));

  @BeforeEach
  void writeALog() {
    old = LogFixture.write(directory, 300);
    head = LogFixture.write(directory, 700);
    tamper = new Tamper(directory);
  }

  @Test
  void withoutAPinnedKeyTheLogsOwnIsUsedWithAWarning() {
    VerificationReport report = report(Optional.empty(), Optional.of(old));
    assertThat(report.ok()).isTrue();
    assertThat(report.keyPinned()).isFalse();
    assertThat(report.warnings()).singleElement().asString().contains("log.vkey");
    assertThat(report.notes()).contains("the first 300 entries are those of the old checkpoint");
  }

  @Test
  void aChangedRootOrSizeBreaksTheSignature() {
    Hash other = new TreeHasher().empty();
    String changed =
        new String(head.encode(), UTF_8)
            .replace(head.checkpoint().root().toString(), other.toString());
    tamper.write("checkpoint", changed.getBytes(UTF_8));
    assertThat(kinds(report())).contains(Kind.BAD_SIGNATURE, Kind.ROOT_MISMATCH);
    tamper.write(
        "checkpoint",
        new String(head.encode(), UTF_8).replace("\n700\n", "\n699\n").getBytes(UTF_8));
    assertThat(kinds(report())).contains(Kind.BAD_SIGNATURE);
  }

  @Test
  void aForgedSizeBeyondAllBoundsIsFoundWithoutEndlessWork() {
    Checkpoint forged = new Checkpoint(LogFixture.ORIGIN, Long.MAX_VALUE, head.checkpoint().root());
    tamper.write("checkpoint", SignedCheckpoint.sign(forged, INTRUDER).encode());
    assertThat(kinds(report())).contains(Kind.BAD_SIGNATURE, Kind.TRUNCATED);
  }

  @Test
  void aCheckpointByAnotherKey() {
    tamper.write("checkpoint", SignedCheckpoint.sign(head.checkpoint(), INTRUDER).encode());
    assertThat(kinds(report())).containsExactly(Kind.BAD_SIGNATURE);
  }

  @Test
  void aLogSignedAnewByAnIntruderIsFoundByThePinnedKeyOnly() {
    tamper.write("checkpoint", SignedCheckpoint.sign(head.checkpoint(), INTRUDER).encode());
    tamper.write("log.vkey", INTRUDER.verifierKey().toString().getBytes(UTF_8));
    assertThat(kinds(report())).containsExactly(Kind.WRONG_KEY, Kind.BAD_SIGNATURE);
    VerificationReport unpinned = report(Optional.empty(), Optional.empty());
    assertThat(unpinned.ok()).isTrue();
    assertThat(unpinned.warnings()).isNotEmpty();
    VerificationReport withOld = report(Optional.empty(), Optional.of(old));
    assertThat(withOld.findings())
        .extracting(Finding::kind, Finding::file)
        .containsExactly(tuple(Kind.BAD_SIGNATURE, "old checkpoint"));
  }

  @Test
  void theCheckpointOfAnotherLog() {
    NoteSigner other = LogFixture.signer("holdfast.example/node-2", 0);
    Checkpoint foreign = new Checkpoint("holdfast.example/node-2", 700, head.checkpoint().root());
    tamper.write("checkpoint", SignedCheckpoint.sign(foreign, other).encode());
    assertThat(kinds(report())).containsExactly(Kind.WRONG_ORIGIN, Kind.BAD_SIGNATURE);
    Checkpoint own = new Checkpoint("holdfast.example/node-2", 700, head.checkpoint().root());
    tamper.write("checkpoint", SignedCheckpoint.sign(own, LogFixture.signer()).encode());
    assertThat(kinds(report())).containsExactly(Kind.WRONG_ORIGIN);
  }

  @Test
  void aMissingOrUnreadableCheckpoint() {
    tamper.write("checkpoint", "nothing".getBytes(UTF_8));
    assertThat(kinds(report())).contains(Kind.NO_CHECKPOINT);
    tamper.delete("checkpoint");
    VerificationReport report = report();
    assertThat(kinds(report)).containsExactly(Kind.NO_CHECKPOINT);
    assertThat(report.newest().awaiting()).isEqualTo(700);
  }

  @Test
  void aMissingOrMalformedKey() {
    tamper.write("log.vkey", "nothing".getBytes(UTF_8));
    assertThat(kinds(report())).containsExactly(Kind.WRONG_KEY);
    tamper.delete("log.vkey");
    assertThat(report().ok()).isTrue();
    assertThat(kinds(report(Optional.empty(), Optional.empty()))).containsExactly(Kind.WRONG_KEY);
  }

  @Test
  void aLogThatWasPutBackToAnEarlierStateIsFoundByTheLaterCheckpoint() {
    tamper.write("checkpoint", old.encode());
    VerificationReport alone = report();
    assertThat(alone.ok()).isTrue();
    assertThat(alone.notes()).contains("400 entries in tile await a checkpoint");
    VerificationReport compared = report(Optional.of(LogFixture.key()), Optional.of(head));
    assertThat(compared.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo(Kind.TRUNCATED);
          assertThat(finding.file()).isEqualTo("checkpoint");
          assertThat(finding.first()).isEqualTo(300);
          assertThat(finding.last()).isEqualTo(699);
        });
  }

  @Test
  void aLogRewrittenWithTheRightKeyIsFoundByTheOldCheckpoint(@TempDir Path rewritten) {
    List<byte[]> entries = new ArrayList<>(LogFixture.entries(0, 700));
    entries.set(12, "entry never".getBytes(UTF_8));
    try (TileLogWriter log = TileLogWriter.open(rewritten, LogFixture.ORIGIN)) {
      log.signer(LogFixture.signer());
      log.append(0, entries);
      log.checkpoint();
    }
    VerificationReport report =
        LogVerifier.verify(
            rewritten, Optional.of(LogFixture.key()), Optional.of(old), Progress.NONE);
    assertThat(report.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo(Kind.INCONSISTENT);
          assertThat(finding.last()).isEqualTo(299);
        });
  }

  @Test
  void theOldCheckpointTellsOnWhichSideOfItAChangeLies() {
    tamper.bundle(TileRef.entries(1, 256), entries -> entries.set(144, new byte[0]));
    tamper.rehash(new TileRef(0, 1, 256));
    tamper.rehashFromBelow(new TileRef(1, 0, 2));
    VerificationReport report = report(Optional.of(LogFixture.key()), Optional.of(old));
    assertThat(kinds(report)).containsExactly(Kind.ROOT_MISMATCH);
    assertThat(report.notes()).contains("the first 300 entries are those of the old checkpoint");
  }

  @Test
  void anOldCheckpointOfTheSameOrNoSizeIsComparedToo() {
    assertThat(report(Optional.of(LogFixture.key()), Optional.of(head)).ok()).isTrue();
    Checkpoint empty = new Checkpoint(LogFixture.ORIGIN, 0, new TreeHasher().empty());
    Checkpoint fork = new Checkpoint(LogFixture.ORIGIN, 700, new TreeHasher().empty());
    assertThat(
            report(
                    Optional.of(LogFixture.key()),
                    Optional.of(SignedCheckpoint.sign(empty, LogFixture.signer())))
                .ok())
        .isTrue();
    assertThat(
            kinds(
                report(
                    Optional.of(LogFixture.key()),
                    Optional.of(SignedCheckpoint.sign(fork, LogFixture.signer())))))
        .containsExactly(Kind.INCONSISTENT);
  }

  @Test
  void anOldCheckpointOfAnotherLogIsNotComparedSilently() {
    Checkpoint foreign = new Checkpoint("another.example", 3, new TreeHasher().empty());
    SignedCheckpoint signed = SignedCheckpoint.sign(foreign, LogFixture.signer());
    assertThat(kinds(report(Optional.of(LogFixture.key()), Optional.of(signed))))
        .containsExactly(Kind.WRONG_ORIGIN);
  }

  @Test
  void progressIsToldForEachBundle() {
    List<Long> told = new ArrayList<>();
    LogVerifier.verify(
        directory,
        Optional.of(LogFixture.key()),
        Optional.empty(),
        (verified, size) -> {
          assertThat(size).isEqualTo(700);
          told.add(verified);
        });
    assertThat(told).containsExactly(256L, 512L, 700L);
  }

  private VerificationReport report() {
    return report(Optional.of(LogFixture.key()), Optional.empty());
  }

  private VerificationReport report(
      Optional<VerifierKey> key, Optional<SignedCheckpoint> oldCheckpoint) {
    return LogVerifier.verify(directory, key, oldCheckpoint, Progress.NONE);
  }

  private static List<Kind> kinds(VerificationReport report) {
    return report.findings().stream().map(Finding::kind).toList();
  }
}

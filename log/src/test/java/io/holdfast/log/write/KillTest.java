package io.holdfast.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.log.LogFixture;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.verify.Finding;
import io.holdfast.log.verify.Finding.Kind;
import io.holdfast.log.verify.LogVerifier;
import io.holdfast.log.verify.Progress;
import io.holdfast.log.verify.VerificationReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the writer after every step that it makes on the disk, looks at what is left with the
 * verifier, and lets a new writer go on from there.
 */
class KillTest {
  private static final long[] SIZES = {1, 100, 255, 256, 257, 300, 511, 520, 1100, 1101};
  private static final long LAST = SIZES[SIZES.length - 1];

  @TempDir Path temporary;
  private int steps;
  private @Nullable SignedCheckpoint newest;

  @Test
  void afterAKillAtAnyStepTheFilesVerifyAndTheLogGoesOnToTheSameRoot() {
    SignedCheckpoint undisturbed = LogFixture.write(temporary.resolve("undisturbed"), LAST);
    Path directory = temporary.resolve("log");
    LogFiles observed = new ObservedFiles(() -> kill(directory, undisturbed));
    try (TileLogWriter log = TileLogWriter.open(directory, LogFixture.ORIGIN, observed)) {
      log.signer(LogFixture.signer());
      for (long size : SIZES) {
        log.append(log.size(), LogFixture.entries(log.size(), size));
        log.checkpoint();
      }
    }
    assertThat(steps).isGreaterThan(200);
    assertThat(newest).isNotNull();
  }

  @Test
  void entriesOfASealedServerSurviveAKillAtAnyStepToo() {
    Path directory = temporary.resolve("log");
    SignedCheckpoint undisturbed = LogFixture.write(temporary.resolve("undisturbed"), 700);
    LogFiles observed = new ObservedFiles(() -> kill(directory, undisturbed));
    try (TileLogWriter log = TileLogWriter.open(directory, LogFixture.ORIGIN, observed)) {
      for (long size : new long[] {10, 300}) {
        log.append(log.size(), LogFixture.entries(log.size(), size));
        log.checkpoint();
      }
      log.signer(LogFixture.signer());
      log.checkpoint();
      log.removeSigner();
      log.append(log.size(), LogFixture.entries(log.size(), 600));
      log.checkpoint();
      log.signer(LogFixture.signer());
      log.append(log.size(), LogFixture.entries(log.size(), 700));
      assertThat(log.checkpoint()).contains(undisturbed);
    }
  }

  private void kill(Path directory, SignedCheckpoint undisturbed) {
    Path left = temporary.resolve("left-" + steps++);
    LogFixture.copy(directory, left);
    verify(left);
    goOn(left, undisturbed);
    LogFixture.delete(left);
  }

  private void verify(Path left) {
    VerificationReport report =
        LogVerifier.verify(
            left, Optional.of(LogFixture.key()), Optional.ofNullable(newest), Progress.NONE);
    if (newest == null && report.newest().checkpoint().isEmpty()) {
      assertThat(report.findings()).extracting(Finding::kind).containsOnly(Kind.NO_CHECKPOINT);
      return;
    }
    assertThat(report.findings()).isEmpty();
    newest = new TileDirectory(left).checkpoint().orElseThrow();
  }

  private static void goOn(Path left, SignedCheckpoint undisturbed) {
    long size = undisturbed.checkpoint().size();
    try (TileLogWriter log = TileLogWriter.open(left, LogFixture.ORIGIN, new UnsyncedFiles())) {
      log.signer(LogFixture.signer());
      long from = Math.max(0, log.published() - 30);
      List<byte[]> replayed = LogFixture.entries(from, size);
      log.append(from, replayed);
      assertThat(log.checkpoint()).contains(undisturbed);
    }
    VerificationReport report =
        LogVerifier.verify(left, Optional.of(LogFixture.key()), Optional.empty(), Progress.NONE);
    assertThat(report.findings()).isEmpty();
    assertThat(report.newest().awaiting()).isZero();
  }
}

package io.holdfast.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.log.LogFixture;
import io.holdfast.log.verify.LogVerifier;
import io.holdfast.log.verify.Progress;
import io.holdfast.log.verify.VerificationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts the power after every step: only what was synced by then is sure to be there. */
class PowerCutTest {
  @TempDir Path temporary;
  private final PowerCutFiles files = new PowerCutFiles(this::cut);
  private int steps;
  private long acknowledged;
  private int verified;

  @Test
  void whatACheckpointWasReturnedForSurvivesAPowerCutAtAnyLaterStep() {
    try (TileLogWriter log = TileLogWriter.open(directory(), LogFixture.ORIGIN, files)) {
      log.signer(LogFixture.signer());
      for (long size : new long[] {3, 255, 256, 300, 600, 601, 1400}) {
        log.append(log.size(), LogFixture.entries(log.size(), size));
        log.checkpoint();
        acknowledged = log.published();
      }
    }
    assertThat(verified).isGreaterThan(200);
  }

  private Path directory() {
    return temporary.resolve("log");
  }

  private void cut() {
    verify(false);
    verify(true);
  }

  private void verify(boolean names) {
    Path left = temporary.resolve("left-" + steps++);
    try {
      files.leave(directory(), left, names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    VerificationReport report =
        LogVerifier.verify(left, Optional.of(LogFixture.key()), Optional.empty(), Progress.NONE);
    assertThat(report.size()).isGreaterThanOrEqualTo(acknowledged);
    if (report.newest().checkpoint().isPresent()) {
      assertThat(report.findings()).isEmpty();
      verified++;
    }
    LogFixture.delete(left);
  }
}

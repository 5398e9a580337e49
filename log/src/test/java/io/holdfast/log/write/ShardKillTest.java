package io.holdfast.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.log.LogFixture;
import io.holdfast.log.verify.LogVerifier;
import io.holdfast.log.verify.Progress;
import io.holdfast.log.verify.VerificationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills the writer after every step on the way from one shard to the next. */
class ShardKillTest {
  private static final LogKeys KEYS = origin -> LogFixture.signer(origin, 0);

  @TempDir Path temporary;
  private int steps;
  private int inTheSecondShard;

  @ParameterizedTest
  @ValueSource(longs = {100, 255})
  void afterAKillAtAnyStepTheChainVerifiesAndNoRecordIsLostOrDoubled(long records) {
    Path directory = temporary.resolve("log");
    LogFiles observed = new ObservedFiles(() -> kill(directory));
    try (ShardedLogWriter log = ShardedLogWriter.open(directory, LogFixture.ORIGIN, observed)) {
      log.keys(KEYS);
      log.append(0, LogFixture.entries(0, records));
      log.checkpoint();
      log.nextShard();
      log.append(records, LogFixture.entries(records, 300));
      log.checkpoint();
    }
    assertThat(inTheSecondShard).isGreaterThan(10);
  }

  private void kill(Path directory) {
    if (!Files.exists(directory.resolve("log.vkey"))) {
      return; // the first shard has not begun: KillTest has that
    }
    Path left = temporary.resolve("left-" + steps++);
    LogFixture.copy(directory, left);
    assertThat(verify(left).findings()).isEmpty();
    try (ShardedLogWriter log =
        ShardedLogWriter.open(left, LogFixture.ORIGIN, new UnsyncedFiles())) {
      log.keys(KEYS);
      assertThat(log.records()).isEqualTo(log.published()).isIn(0L, 100L, 255L, 300L);
      log.append(0, LogFixture.entries(0, 400));
      log.checkpoint();
      assertThat(log.published()).isEqualTo(400);
      if (log.shard() == 2) {
        inTheSecondShard++;
      }
    }
    VerificationReport report = verify(left);
    assertThat(report.findings()).isEmpty();
    assertThat(report.newest().awaiting()).isZero();
    LogFixture.delete(left);
  }

  private static VerificationReport verify(Path log) {
    return LogVerifier.verify(log, Optional.of(LogFixture.key()), Optional.empty(), Progress.NONE);
  }
}

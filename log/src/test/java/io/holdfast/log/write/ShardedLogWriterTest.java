package io.holdfast.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.log.LogFixture;
import io.holdfast.log.entry.ShardLeaf;
import io.holdfast.log.verify.LogReader;
import io.holdfast.log.verify.LogVerifier;
import io.holdfast.log.verify.Progress;
import io.holdfast.log.verify.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardedLogWriterTest {
  private static final LogKeys KEYS = origin -> LogFixture.signer(origin, 0);

  @TempDir Path directory;

  @Test
  void aLogOfOneShardIsAPlainLog() {
    try (ShardedLogWriter log = open()) {
      append(log, 300);
    }
    assertThat(LogReader.open(directory).size()).isEqualTo(300);
    assertThat(LogReader.open(directory).entry(299)).isEqualTo(LogFixture.entry(299));
    assertThat(report().findings()).isEmpty();
  }

  @Test
  void recordsAreCountedOverAllShards() {
    try (ShardedLogWriter log = open()) {
      append(log, 300);
      log.nextShard();
      assertThat(log.shard()).isEqualTo(2);
      append(log, 400);
      log.nextShard();
      append(log, 401);
      assertThat(log.records()).isEqualTo(401);
      assertThat(log.published()).isEqualTo(401);
    }
    try (ShardedLogWriter log = open()) {
      assertThat(log.shard()).isEqualTo(3);
      assertThat(log.records()).isEqualTo(401);
      log.append(250, LogFixture.entries(250, 450));
      log.append(0, LogFixture.entries(0, 20));
      assertThat(log.records()).isEqualTo(450);
      assertThat(log.published()).isEqualTo(401);
      assertThatThrownBy(() -> log.append(451, LogFixture.entries(451, 452)))
          .hasMessageContaining("cannot be entry");
    }
    assertThat(report().findings()).isEmpty();
    assertThat(report().shards()).hasSize(3);
  }

  @Test
  void theShardsHoldOnToEachOther() {
    try (ShardedLogWriter log = open()) {
      append(log, 300);
      log.nextShard();
      append(log, 310);
    }
    LogReader first = LogReader.open(directory);
    LogReader second = LogReader.open(directory.resolve("shard-000002"));
    assertThat(second.head().checkpoint().origin()).isEqualTo(LogFixture.ORIGIN + "/shard-000002");
    assertThat(ShardLeaf.parse(first.entry(300)))
        .contains(
            new ShardLeaf.Closing(
                2, LogFixture.signer(LogFixture.ORIGIN + "/shard-000002", 0).verifierKey()));
    assertThat(ShardLeaf.parse(second.entry(0))).contains(new ShardLeaf.Opening(1, first.head()));
    assertThat(second.entry(1)).isEqualTo(LogFixture.entry(300));
  }

  @Test
  void aKeyCanChangeFromShardToShardAndTheFirstOneStillProvesTheLast() {
    LogKeys rotated = origin -> LogFixture.signer(origin, origin.endsWith("shard-000002") ? 7 : 0);
    try (ShardedLogWriter log = open()) {
      log.keys(rotated);
      log.append(0, LogFixture.entries(0, 10));
      log.nextShard();
      log.append(10, LogFixture.entries(10, 20));
      log.checkpoint();
    }
    VerificationReport report = report();
    assertThat(report.findings()).isEmpty();
    assertThat(report.newest().key())
        .contains(LogFixture.signer(LogFixture.ORIGIN + "/shard-000002", 7).verifierKey());
  }

  @Test
  void aShardThatWasAnnouncedButNotBegunIsBegunAtTheNextOpening() throws IOException {
    try (ShardedLogWriter log = open()) {
      append(log, 10);
      log.nextShard();
    }
    LogFixture.delete(directory.resolve("shard-000002"));
    Files.createDirectory(directory.resolve("shard-000002"));
    assertThat(report().findings()).isEmpty();
    assertThat(report().notes()).contains("shard-000002 has no checkpoint yet");
    try (ShardedLogWriter log = open()) {
      assertThat(log.shard()).isEqualTo(2);
      assertThat(log.records()).isEqualTo(10);
      append(log, 12);
    }
    assertThat(report().findings()).isEmpty();
    assertThat(report().newest().verified()).isEqualTo(3);
  }

  @Test
  void aDirectoryThatWasMadeForAShardThatDidNotComeDisturbsNothing() throws IOException {
    try (ShardedLogWriter log = open()) {
      append(log, 10);
      Files.createDirectory(directory.resolve("shard-000002"));
    }
    try (ShardedLogWriter log = open()) {
      assertThat(log.shard()).isEqualTo(1);
      append(log, 11);
    }
    assertThat(report().findings()).isEmpty();
  }

  @Test
  void aSealedLogTakesRecordsButCannotBeginAShard() {
    try (ShardedLogWriter log = open()) {
      append(log, 10);
      log.removeKeys();
      log.append(10, LogFixture.entries(10, 20));
      log.checkpoint();
      assertThat(log.published()).isEqualTo(10);
      assertThatThrownBy(log::nextShard)
          .hasMessageContaining("only be closed while the log has its key");
      log.keys(KEYS);
      log.checkpoint();
      assertThat(log.published()).isEqualTo(20);
    }
  }

  private ShardedLogWriter open() {
    return ShardedLogWriter.open(directory, LogFixture.ORIGIN);
  }

  private static void append(ShardedLogWriter log, long records) {
    log.keys(KEYS);
    log.append(log.records(), LogFixture.entries(log.records(), records));
    log.checkpoint();
  }

  private VerificationReport report() {
    return LogVerifier.verify(
        directory, Optional.of(LogFixture.key()), Optional.empty(), Progress.NONE);
  }
}

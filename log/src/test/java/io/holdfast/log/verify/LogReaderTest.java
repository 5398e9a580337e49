package io.holdfast.log.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.log.LogFixture;
import io.holdfast.log.merkle.CompactRange;
import io.holdfast.log.merkle.Hash;
import io.holdfast.log.merkle.TreeHasher;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
  private static final long SIZE = 66_000;

  @TempDir static Path directory;
  private final TreeHasher hasher = new TreeHasher();

  @BeforeAll
  static void writeALogWithThreeLevels() {
    LogFixture.write(directory, 100, SIZE);
  }

  @Test
  void everyEntryCanBeReadAndProven() {
    LogReader log = LogReader.open(directory);
    Hash root = log.head().checkpoint().root();
    for (long index : new long[] {0, 1, 255, 256, 65_535, 65_536, 65_791, 65_792, SIZE - 1}) {
      byte[] entry = log.entry(index);
      assertThat(entry).isEqualTo(LogFixture.entry(index));
      assertThat(log.prove(index).verify(hasher, hasher.leaf(entry), root)).isTrue();
      assertThat(log.prove(index).verify(hasher, hasher.leaf(new byte[0]), root)).isFalse();
    }
  }

  @Test
  void everyEarlierStateCanBeProven() {
    LogReader log = LogReader.open(directory);
    Hash root = log.head().checkpoint().root();
    CompactRange earlier = new CompactRange(hasher);
    for (long size = 0; size <= SIZE; size++) {
      if (size % 4093 == 0 || size == 256 || size == 65_536 || size == SIZE) {
        assertThat(log.proveConsistency(size).verify(hasher, earlier.root(), root)).isTrue();
      }
      earlier.append(hasher.leaf(LogFixture.entry(size)));
    }
  }

  @Test
  void allEntriesAreReadInOrder() {
    LogReader log = LogReader.open(directory);
    long index = 17;
    for (var entries = log.entries(index); !entries.isEmpty(); entries = log.entries(index)) {
      for (byte[] entry : entries) {
        assertThat(entry).isEqualTo(LogFixture.entry(index++));
      }
    }
    assertThat(index).isEqualTo(SIZE);
  }

  @Test
  void whatIsNotThereIsRefused(@TempDir Path empty) {
    LogReader log = LogReader.open(directory);
    assertThatThrownBy(() -> log.entry(SIZE)).hasMessage("no entry 66000 in a log of size 66000");
    assertThatThrownBy(() -> log.prove(SIZE)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LogReader.open(empty)).hasMessageContaining("has no checkpoint");
  }
}

package io.holdfast.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.storage.StorageDamagedException;
import io.holdfast.storage.table.MemoryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of many segments. */
class SegmentsTest {

  /** Each segment has one or two groups. */
  private static final LogLimits TINY = new LogLimits(300, 0);

  @TempDir Path directory;

  private FileLog open(MemoryTable table) {
    return FileLog.open(directory, table, TINY, Disk.REAL);
  }

  private void write(int groups) {
    try (FileLog log = open(new MemoryTable())) {
      for (int i = 1; i <= groups; i++) {
        LogBuilder.append(log, "k" + i, i);
      }
    }
  }

  private int count() {
    return LogBuilder.segments(directory).size();
  }

  @Test
  void groupsAndRecordsAreReadAcrossSegments() {
    write(20);
    assertThat(count()).isGreaterThan(5);
    MemoryTable table = new MemoryTable();
    try (FileLog log = open(table)) {
      assertThat(LogBuilder.values(table)).hasSize(20);
      for (int from = 0; from <= 40; from++) {
        List<String> records = LogBuilder.records(log, from);
        assertThat(records).hasSize(40 - from);
        if (from % 2 == 0 && from < 40) {
          assertThat(records.getFirst()).isEqualTo("k%1$d=%1$d".formatted(from / 2 + 1));
        }
      }
    }
  }

  @Test
  void aSegmentGoesOnlyWhenNeitherTheTableNorAFollowerNeedsIt() {
    write(20);
    int all = count();
    MemoryTable table = new MemoryTable();
    try (FileLog log = open(table)) {
      log.reclaim(40, () -> 0);
      assertThat(count()).isEqualTo(all);
      log.reclaim(0, () -> 20);
      assertThat(count()).isEqualTo(all);
      log.reclaim(20, () -> 20);
      assertThat(count()).isBetween(2, all - 1);
      assertThat(log.firstKept()).isPositive().isLessThanOrEqualTo(20);
      assertThat(LogBuilder.records(log, 20)).hasSize(20);
      log.reclaim(40, () -> 20);
      assertThat(count()).isEqualTo(1);
      assertThat(log.end()).isEqualTo(40);
    }
  }

  @Test
  void numbersGoOnWhereEverythingBeforeIsGone() {
    write(20);
    MemoryTable table = new MemoryTable();
    try (FileLog log = open(table)) {
      log.reclaim(40, () -> 20);
    }
    try (FileLog log = open(table)) {
      assertThat(log.end()).isEqualTo(40);
      assertThat(LogBuilder.append(log, "k", 21)).isEqualTo(21);
      assertThat(LogBuilder.records(log, 40)).containsExactly("k=21", "second record");
    }
  }

  @Test
  void aSegmentThatIsMissingIsDamage() throws IOException {
    write(20);
    List<Path> segments = LogBuilder.segments(directory);
    Path second = segments.get(1);
    byte[] bytes = Files.readAllBytes(second);
    Files.delete(second);
    assertThatThrownBy(() -> open(new MemoryTable()))
        .isInstanceOf(StorageDamagedException.class)
        .hasMessageContaining(segments.get(2).toString());
    Files.write(second, bytes);
    Files.delete(segments.getFirst());
    assertThatThrownBy(() -> open(new MemoryTable()))
        .isInstanceOf(StorageDamagedException.class)
        .hasMessageContaining("the table has only those up to 0");
    for (Path segment : LogBuilder.segments(directory)) {
      Files.delete(segment);
    }
    MemoryTable used = new MemoryTable();
    used.apply(List.of(), 20);
    assertThatThrownBy(() -> open(used))
        .isInstanceOf(StorageDamagedException.class)
        .hasMessageContaining("no journal");
  }

  @Test
  void anUnreadableEndOfASegmentThatHasASuccessorIsDamage() throws IOException {
    write(20);
    Path second = LogBuilder.segments(directory).get(1);
    byte[] bytes = Files.readAllBytes(second);
    bytes[bytes.length - 1] ^= 1;
    Files.write(second, bytes);
    assertThatThrownBy(() -> open(new MemoryTable()))
        .isInstanceOf(StorageDamagedException.class)
        .hasMessageContaining(second.toString());
  }

  @Test
  void whatACrashLeftOfANewSegmentIsRemoved() throws IOException {
    write(3);
    Path unfinished = directory.resolve(Segment.fileName(4) + ".new");
    Files.write(unfinished, new byte[7]);
    MemoryTable table = new MemoryTable();
    try (FileLog log = open(table)) {
      assertThat(LogBuilder.values(table)).hasSize(3);
      assertThat(log.end()).isEqualTo(6);
    }
    assertThat(unfinished).doesNotExist();
  }
}

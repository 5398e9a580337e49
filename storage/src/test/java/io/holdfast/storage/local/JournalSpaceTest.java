package io.holdfast.storage.local;

import static io.holdfast.storage.contract.Values.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.storage.Following;
import io.holdfast.storage.KeyRange;
import io.holdfast.storage.RecordsMissingException;
import io.holdfast.storage.Storage;
import io.holdfast.storage.contract.FollowedRecords;
import io.holdfast.storage.journal.Disk;
import io.holdfast.storage.journal.LogLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal of a durable store, which would otherwise grow for ever. */
@Timeout(60)
class JournalSpaceTest {

  private static final LogLimits SMALL = new LogLimits(16 << 10, 0);
  private static final int RECORD_BYTES = 1000;

  @TempDir Path directory;

  private LocalStorage open(String table) {
    return new StoreOpening(SMALL, Disk.REAL).open(directory, Optional.of(table));
  }

  private long segments() {
    try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Storage storage, int from, int to) {
    for (int i = from; i < to; i++) {
      int number = i;
      storage.update(tx -> {
        put(tx, "key/" + number, number);
        tx.record(new byte[RECORD_BYTES]);
      });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rocksdb", "mvstore"})
  void whatIsReleasedAndFlushedIsGivenBack(String table) {
    int written = 200;
    try (LocalStorage storage = open(table)) {
      write(storage, 0, written);
      assertThat(segments()).isGreaterThan(10);
      // The table flushes on its own time, after the journal asked for it.
      while (segments() > 3) {
        storage.journal().release(storage.journal().end());
        write(storage, written, written + 1);
        written++;
      }
      assertThatThrownBy(() -> storage.journal().follow(0, new FollowedRecords(0)))
          .isInstanceOf(RecordsMissingException.class)
          .hasMessageContaining("were released");
    }
    try (LocalStorage storage = open(table)) {
      assertThat(storage.journal().end()).isEqualTo(written);
      int all = written;
      List<String> keys = storage.<List<String>>read(tx -> tx.keys(KeyRange.ALL, all + 1));
      assertThat(keys).hasSize(written);
      FollowedRecords last = new FollowedRecords(written - 1);
      try (Following _ = storage.journal().follow(written - 1, last)) {
        assertThat(last.await(written)).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rocksdb", "mvstore"})
  void aStoreOpensAgainWhenTheLastThatWasGivenBackWereRecordsOnly(String table) {
    int written = 20;
    try (LocalStorage storage = open(table)) {
      write(storage, 0, written);
      for (int i = 0; segments() > 3 || i < 200; i++) {
        storage.update(tx -> tx.record(new byte[RECORD_BYTES]));
        storage.journal().release(storage.journal().end());
      }
      assertThatThrownBy(() -> storage.journal().follow(written, new FollowedRecords(written)))
          .isInstanceOf(RecordsMissingException.class);
    }
    try (LocalStorage storage = open(table)) {
      List<String> keys = storage.<List<String>>read(tx -> tx.keys(KeyRange.ALL, written + 1));
      assertThat(keys).hasSize(written);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rocksdb", "mvstore"})
  void whatNobodyReleasedIsKept(String table) {
    try (LocalStorage storage = open(table)) {
      write(storage, 0, 200);
    }
    try (LocalStorage storage = open(table)) {
      write(storage, 200, 400);
      assertThat(FollowedRecords.upToEnd(storage.journal())).hasSize(400);
    }
  }
}

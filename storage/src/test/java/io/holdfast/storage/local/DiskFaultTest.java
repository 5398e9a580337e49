package io.holdfast.storage.local;

import static io.holdfast.storage.contract.Values.bytes;
import static io.holdfast.storage.contract.Values.get;
import static io.holdfast.storage.contract.Values.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.storage.KeyRange;
import io.holdfast.storage.Storage;
import io.holdfast.storage.StorageFailedException;
import io.holdfast.storage.StorageFullException;
import io.holdfast.storage.Work;
import io.holdfast.storage.WriteTx;
import io.holdfast.storage.contract.FollowedRecords;
import io.holdfast.storage.contract.Threads;
import io.holdfast.storage.journal.Disk;
import io.holdfast.storage.journal.FaultyDisk;
import io.holdfast.storage.journal.LogLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that runs full, breaks, or takes its time. */
class DiskFaultTest {

  private static final LogLimits LIMITS = new LogLimits(1 << 20, 0);

  @TempDir Path directory;
  private final FaultyDisk disk = new FaultyDisk();

  private LocalStorage open(Disk on, LogLimits limits) {
    return new StoreOpening(limits, on).open(directory, Optional.of("rocksdb"));
  }

  private static void write(Storage storage, String key, Object value) {
    storage.update(tx -> {
      put(tx, key, value);
      tx.record(bytes(key));
    });
  }

  private static List<String> keys(Storage storage) {
    return storage.<List<String>>read(tx -> tx.keys(KeyRange.ALL, 1000));
  }

  @Test
  void onAFullDiskNothingIsAcknowledgedAndReadsGoOn() {
    try (LocalStorage storage = open(disk, LIMITS)) {
      write(storage, "a", 1);
      for (int room : List.of(0, 1, 20, 60, 100, 5000)) {
        disk.leaveRoomFor(room);
        assertThatThrownBy(() -> write(storage, "b", "x".repeat(2 << 20)))
            .isInstanceOf(StorageFullException.class)
            .hasMessageContaining(directory.toString())
            .hasMessageContaining("free some space");
        assertThat(keys(storage)).containsExactly("a");
        assertThat(storage.journal().end()).isEqualTo(1);
      }
      disk.leaveRoomFor(Long.MAX_VALUE);
      write(storage, "c", 3);
      assertThat(keys(storage)).containsExactly("a", "c");
    }
    try (LocalStorage storage = open(Disk.REAL, LIMITS)) {
      assertThat(keys(storage)).containsExactly("a", "c");
      assertThat(FollowedRecords.upToEnd(storage.journal())).containsExactly("a", "c");
    }
  }

  @Test
  void aDiskThatIsFullWhenASegmentEndsLosesNothing() {
    LogLimits small = new LogLimits(4096, 0);
    try (LocalStorage storage = open(disk, small)) {
      write(storage, "a", "x".repeat(3000));
      disk.leaveRoomFor(10);
      assertThatThrownBy(() -> write(storage, "b", "x".repeat(3000)))
          .isInstanceOf(StorageFullException.class);
      disk.leaveRoomFor(Long.MAX_VALUE);
      write(storage, "c", "fits into the first segment");
      write(storage, "d", "x".repeat(3000));
    }
    try (LocalStorage storage = open(Disk.REAL, small)) {
      assertThat(keys(storage)).containsExactly("a", "c", "d");
    }
  }

  @Test
  void writingStopsWhileThereIsStillRoomForTheTable() {
    try (LocalStorage storage = open(disk, new LogLimits(1 << 20, 64 << 20))) {
      disk.leaveRoomFor(64 << 20);
      assertThatThrownBy(() -> write(storage, "a", 1))
          .isInstanceOf(StorageFullException.class)
          .hasMessageContaining("kept free");
      disk.leaveRoomFor(70 << 20);
      write(storage, "a", 1);
    }
  }

  @Test
  void aKeyWhoseWriteFailedMayBeWrittenLater() {
    try (LocalStorage storage = open(disk, LIMITS)) {
      disk.leaveRoomFor(0);
      assertThatThrownBy(() -> write(storage, "a", 1)).isInstanceOf(StorageFullException.class);
      disk.leaveRoomFor(Long.MAX_VALUE);
      // The failed write must not be taken for one that this transaction missed.
      int runs =
          storage.<Integer>write(
              new Work<>() {
                private int count;

                @Override
                public Integer run(WriteTx tx) {
                  tx.get("a");
                  put(tx, "a", 2);
                  return ++count;
                }
              });
      assertThat(runs).isEqualTo(1);
    }
  }

  @Test
  void afterAFailedSyncNothingIsWrittenUntilARestart() {
    try (LocalStorage storage = open(disk, LIMITS)) {
      write(storage, "a", 1);
      disk.syncsFail(true);
      assertThatThrownBy(() -> write(storage, "b", 2))
          .isInstanceOf(StorageFailedException.class)
          .hasMessageContaining("Input/output error")
          .hasMessageContaining("restart");
      disk.syncsFail(false);
      assertThatThrownBy(() -> write(storage, "c", 3)).isInstanceOf(StorageFailedException.class);
      assertThat(keys(storage)).containsExactly("a");
      assertThat(storage.journal().end()).isEqualTo(1);
    }
    try (LocalStorage storage = open(Disk.REAL, LIMITS)) {
      // Whether the write whose sync failed is there, nobody was promised.
      assertThat(keys(storage)).contains("a").doesNotContain("c");
      write(storage, "d", 4);
    }
  }

  @Test
  void aDiskThatIsBrokenAndNotFullStopsWriting() {
    try (LocalStorage storage = open(disk, LIMITS)) {
      write(storage, "a", 1);
      disk.leaveRoomFor(0);
      disk.truncatesFail(true);
      assertThatThrownBy(() -> write(storage, "b", 2)).isInstanceOf(StorageFailedException.class);
      disk.leaveRoomFor(Long.MAX_VALUE);
      disk.truncatesFail(false);
      assertThatThrownBy(() -> write(storage, "b", 2)).isInstanceOf(StorageFailedException.class);
      assertThat(keys(storage)).containsExactly("a");
    }
  }

  @Test
  void nothingIsVisibleBeforeItIsDurable() throws InterruptedException {
    try (LocalStorage storage = open(disk, LIMITS)) {
      write(storage, "a", 1);
      CountDownLatch gate = new CountDownLatch(1);
      disk.holdSyncs(gate);
      Thread writer = Thread.ofVirtual().start(() -> write(storage, "a", 2));
      disk.awaitHeldSync();
      assertThat(storage.<String>read(tx -> String.valueOf(get(tx, "a")))).isEqualTo("1");
      assertThat(storage.journal().end()).isEqualTo(1);
      assertThat(writer.isAlive()).isTrue();
      gate.countDown();
      Threads.join(writer);
      assertThat(storage.<String>read(tx -> String.valueOf(get(tx, "a")))).isEqualTo("2");
      assertThat(storage.journal().end()).isEqualTo(2);
    }
  }

  @Test
  void whatQueuesDuringASyncBecomesDurableTogether() throws InterruptedException {
    try (LocalStorage storage = open(disk, LIMITS)) {
      CountDownLatch gate = new CountDownLatch(1);
      disk.holdSyncs(gate);
      Thread first = Thread.ofVirtual().start(() -> write(storage, "first", 1));
      disk.awaitHeldSync();
      CountDownLatch failed = new CountDownLatch(20);
      for (int i = 0; i < 20; i++) {
        int n = i;
        Thread.ofVirtual().start(() -> failAndCount(storage, "k" + n, failed));
      }
      disk.leaveRoomFor(0);
      gate.countDown();
      Threads.join(first);
      Threads.await(failed);
      assertThat(keys(storage)).containsExactly("first");
    }
  }

  private static void failAndCount(Storage storage, String key, CountDownLatch failed) {
    try {
      write(storage, key, "x".repeat(2 << 20));
    } catch (StorageFullException e) {
      failed.countDown();
    }
  }
}

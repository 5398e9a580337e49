package io.holdfast.storage.commit;

import static io.holdfast.storage.contract.Values.get;
import static io.holdfast.storage.contract.Values.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.storage.StorageFailedException;
import io.holdfast.storage.StorageFullException;
import io.holdfast.storage.contract.Threads;
import io.holdfast.storage.journal.MemoryLog;
import io.holdfast.storage.table.Change;
import io.holdfast.storage.table.MemoryTable;
import io.holdfast.storage.table.Table;
import io.holdfast.storage.table.TableSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A table without room for what the journal holds already. */
class FullTableTest {

  private final FullTable table = new FullTable();
  private final Transactions transactions = new Transactions(table, new MemoryLog());

  private void write(String key) {
    transactions.<Boolean>write(tx -> {
      put(tx, key, "value");
      return true;
    });
  }

  @Test
  void aDurableChangeWaitsUntilTheTableTakesItIn() {
    table.refusals.set(2);
    write("k");
    assertThat(transactions.<String>read(tx -> String.valueOf(get(tx, "k")))).isEqualTo("value");
    assertThat(table.refusals).hasValue(0);
    transactions.close();
  }

  @Test
  void closingDoesNotWaitForRoomThatNeverComes() throws InterruptedException {
    table.refusals.set(Integer.MAX_VALUE);
    Thread closer =
        Thread.ofVirtual()
            .start(() -> {
              Threads.await(table.refused);
              transactions.close();
            });
    assertThatThrownBy(() -> write("k"))
        .isInstanceOf(StorageFailedException.class)
        .hasMessageContaining("durable")
        .hasMessageContaining("restart");
    closer.join();
  }

  /** A table in memory that refuses changes for some time. */
  private static final class FullTable implements Table {
    private final MemoryTable table = new MemoryTable();
    private final AtomicInteger refusals = new AtomicInteger();
    private final CountDownLatch refused = new CountDownLatch(1);

    @Override
    public void apply(List<Change> changes, long sequence) {
      if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        refused.countDown();
        throw new StorageFullException(Path.of("table"), "as asked", null);
      }
      table.apply(changes, sequence);
    }

    @Override
    public String type() {
      return table.type();
    }

    @Override
    public long applied() {
      return table.applied();
    }

    @Override
    public long flushed() {
      return table.flushed();
    }

    @Override
    public void sync() {}

    @Override
    public void flush() {
      table.flush();
    }

    @Override
    public TableSnapshot snapshot() {
      return table.snapshot();
    }

    @Override
    public void close() {
      table.close();
    }
  }
}

package io.holdfast.storage.commit;

import io.holdfast.storage.StorageException;
import io.holdfast.storage.table.Change;
import io.holdfast.storage.table.Rows;
import io.holdfast.storage.table.Table;
import io.holdfast.storage.table.TableSnapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of a store, until another takes its place. The one before is closed when the last
 * snapshot of it is: native memory must not go away under a reader.
 */
final class CurrentTable {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentTable.class);

  private volatile Held held;

  /** A table and how many hold it; being the current one counts, too. */
  private static final class Held {
    private final Table table;
    private final AtomicInteger holders = new AtomicInteger(1);
    private volatile Runnable whenClosed = () -> {};

    Held(Table table) {
      this.table = table;
    }

    boolean tryHold() {
      int before = holders.getAndUpdate(count -> count == 0 ? 0 : count + 1);
      return before > 0;
    }

    void letGo() {
      if (holders.decrementAndGet() == 0) {
        table.close();
        whenClosed.run();
      }
    }
  }

  CurrentTable(Table table) {
    this.held = new Held(table);
  }

  /** Holds the current table while something is asked of it. */
  private Held hold() {
    while (true) {
      Held now = held;
      if (now.tryHold()) {
        return now;
      }
      Thread.onSpinWait();
    }
  }

  /** As {@link Table#flushed}; may be called by any thread until the store closes. */
  long flushed() {
    Held now = hold();
    try {
      return now.table.flushed();
    } finally {
      now.letGo();
    }
  }

  /** As {@link Table#sizes}. A table that was replaced is not asked any more. */
  Map<String, Long> sizes() {
    Held now = hold();
    try {
      return now.table.sizes();
    } finally {
      now.letGo();
    }
  }

  long applied() {
    return held.table.applied();
  }

  void apply(List<Change> changes, long sequence) {
    held.table.apply(changes, sequence);
  }

  void flush() {
    held.table.flush();
  }

  TableSnapshot snapshot() {
    Held now = hold();
    return new HeldSnapshot(now, now.table.snapshot());
  }

  /**
   * Puts another table in the place of this one.
   *
   * @param whenClosed run once the one before was closed
   */
  void replace(Table next, Runnable whenClosed) {
    Held before = held;
    before.whenClosed = whenClosed;
    held = new Held(next);
    letGo(before);
  }

  private static void letGo(Held before) {
    try {
      before.letGo();
    } catch (StorageException e) {
      // Whoever happens to be its last reader has nothing to do with it.
      LOG.warn("a table that was replaced cannot be cleared away; it is at the next start", e);
    }
  }

  /** Closes the table. No snapshot may be open. */
  void close() {
    held.letGo();
  }

  private record HeldSnapshot(Held held, TableSnapshot rows) implements TableSnapshot {

    @Override
    public byte @Nullable [] get(byte[] key) {
      return rows.get(key);
    }

    @Override
    public Rows rows(byte[] from, byte @Nullable [] to) {
      return rows.rows(from, to);
    }

    @Override
    public void close() {
      rows.close();
      CurrentTable.letGo(held);
    }
  }
}

package io.holdfast.storage.commit;

import io.holdfast.storage.table.TableSnapshot;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The table as it was after one commit, shared by all transactions that began then. The last one
 * that lets go closes it.
 */
final class Snapshot implements AutoCloseable {

  private final long commit;
  private final TableSnapshot rows;
  private final Runnable onClose;

  /** One for each holder; at 0 the snapshot is closed for good. */
  private final AtomicInteger holders = new AtomicInteger(1);

  Snapshot(long commit, TableSnapshot rows, Runnable onClose) {
    this.commit = commit;
    this.rows = rows;
    this.onClose = onClose;
  }

  /** The number of the last commit that this snapshot includes. */
  long commit() {
    return commit;
  }

  TableSnapshot rows() {
    return rows;
  }

  boolean isOpen() {
    return holders.get() > 0;
  }

  boolean tryHold() {
    int held = holders.get();
    while (held > 0) {
      int seen = holders.compareAndExchange(held, held + 1);
      if (seen == held) {
        return true;
      }
      held = seen;
    }
    return false;
  }

  /** Lets go. */
  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      rows.close();
      onClose.run();
    }
  }
}

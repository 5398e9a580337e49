package io.holdfast.storage.commit;

import io.holdfast.storage.Keys;
import io.holdfast.storage.table.TableSnapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The table as it was after one commit, shared by all transactions that began then. The last one
 * that lets go closes it.
 */
final class Snapshot implements AutoCloseable {

  /** So many values are kept, of so many bytes each; whoever reads the same thing finds it. */
  private static final int KEPT = 512;

  private static final int KEPT_BYTES = 4096;

  private final long commit;
  private final TableSnapshot rows;

  // Transactions of one moment mostly look for the same: the versions of policies and mounts, the
  // caller's token. The table takes twenty times as long to find them, and more the larger it is.
  private final Map<String, Found> found = new ConcurrentHashMap<>();
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

  /**
   * What is at a key.
   *
   * @param key as the table has it
   * @param value shared by all who look: not to be changed or given out; null where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Found(byte[] key, byte @Nullable [] value) {
    private boolean isSmall() {
      return value == null || value.length <= KEPT_BYTES;
    }
  }

  Found find(String key) {
    Found known = found.get(key);
    if (known != null) {
      return known;
    }
    byte[] encoded = Keys.encode(key);
    Found fresh = new Found(encoded, rows.get(encoded));
    if (fresh.isSmall() && found.size() < KEPT) {
      found.put(key, fresh);
    }
    return fresh;
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
      found.clear();
      rows.close();
      onClose.run();
    }
  }
}

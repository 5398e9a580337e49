package io.holdfast.storage.commit;

import io.holdfast.storage.StorageClosedException;
import io.holdfast.storage.table.TableSnapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The current snapshot, which the committer replaces after each commit, and the older ones that
 * transactions still hold. Beginning a transaction is one compare-and-set.
 */
final class Snapshots {

  private volatile @Nullable Snapshot current;

  /** Oldest first; only the committer's thread touches it. */
  private final Deque<Snapshot> live = new ArrayDeque<>();

  private final Lock lock = new ReentrantLock();
  private final Condition allClosed = lock.newCondition();
  private int open;
  private boolean closed;

  /** Makes the rows that {@code commit} left the ones that new transactions see. */
  void publish(long commit, TableSnapshot rows) {
    lock.lock();
    try {
      if (closed) {
        rows.close();
        return;
      }
      open++;
      Snapshot next = new Snapshot(commit, rows, this::closedOne);
      live.add(next);
      replaceCurrent(next);
    } finally {
      lock.unlock();
    }
  }

  /** The commit of the oldest snapshot that a transaction may still hold. */
  long oldest() {
    while (live.size() > 1 && !live.getFirst().isOpen()) {
      live.removeFirst();
    }
    return live.getFirst().commit();
  }

  /** The current snapshot, held for the caller until it closes it. */
  Snapshot acquire() {
    while (true) {
      Snapshot snapshot = current;
      if (snapshot == null) {
        throw new StorageClosedException();
      }
      if (snapshot.tryHold()) {
        return snapshot;
      }
    }
  }

  /** Lets no transaction begin any more, and waits until the running ones have ended. */
  void close() {
    lock.lock();
    try {
      closed = true;
      replaceCurrent(null);
      while (open > 0) {
        allClosed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void replaceCurrent(@Nullable Snapshot next) {
    Snapshot previous = current;
    current = next;
    if (previous != null) {
      previous.close();
    }
  }

  private void closedOne() {
    lock.lock();
    try {
      open--;
      if (open == 0) {
        allClosed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}

package io.holdfast.storage.commit;

import io.holdfast.storage.table.Change;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A transaction that has run and waits to be committed. */
final class Submission implements Queued {

  private enum State {
    WAITING,
    COMMITTED,
    CONFLICTED,
    FAILED
  }

  private final long snapshot;
  private final ReadSet reads;
  private final List<Change> changes;
  private final List<byte[]> records;
  private final long bytes;
  private final Thread waiter = Thread.currentThread();

  private @Nullable RuntimeException failure;
  private volatile State state = State.WAITING;

  /**
   * @param snapshot the number of the last commit that the reads saw
   */
  Submission(long snapshot, ReadSet reads, List<Change> changes, List<byte[]> records, long bytes) {
    this.snapshot = snapshot;
    this.reads = reads;
    this.changes = changes;
    this.records = records;
    this.bytes = bytes;
  }

  /** Reads alone need no commit: they happened at their snapshot. */
  boolean isEmpty() {
    return changes.isEmpty() && records.isEmpty();
  }

  /** Whether it must give way to what was written since its snapshot. */
  boolean conflictsWith(RecentWrites recent) {
    return !changes.isEmpty() && recent.changedSince(snapshot, reads);
  }

  List<Change> changes() {
    return changes;
  }

  List<byte[]> records() {
    return records;
  }

  long bytes() {
    return bytes;
  }

  void committed() {
    end(State.COMMITTED);
  }

  void conflicted() {
    end(State.CONFLICTED);
  }

  void failed(RuntimeException cause) {
    failure = cause;
    end(State.FAILED);
  }

  private void end(State how) {
    state = how;
    LockSupport.unpark(waiter);
  }

  /**
   * Waits for the outcome, also when interrupted: a transaction on its way to the disk cannot be
   * called back.
   *
   * @return whether it was committed; if not, it must run again
   */
  boolean await() {
    boolean interrupted = false;
    while (state == State.WAITING) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
    return state == State.COMMITTED;
  }
}

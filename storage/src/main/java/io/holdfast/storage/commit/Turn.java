package io.holdfast.storage.commit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right of one transaction to run while nothing else commits, so that it cannot conflict. The
 * committer grants it and waits for what the transaction hands in, but not for ever: a transaction
 * that hangs loses its turn, lest it stop the store.
 */
final class Turn implements Queued {

  private enum State {
    ASKED,
    GRANTED,
    ENDED
  }

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private State state = State.ASKED;
  private @Nullable Submission handed;

  /** The transaction waits until it may run. */
  void awaitGrant() {
    lock.lock();
    try {
      while (state == State.ASKED) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The transaction ends its turn; false if it was lost and the submission must queue instead. */
  boolean handIn(Submission submission) {
    lock.lock();
    try {
      if (state != State.GRANTED) {
        return false;
      }
      handed = submission;
      end();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The transaction has nothing to commit, or never will; harmless after {@link #handIn}. */
  void pass() {
    lock.lock();
    try {
      end();
    } finally {
      lock.unlock();
    }
  }

  /** The committer grants the turn and waits for the submission; null if there is none. */
  @Nullable Submission grant(long patience, TimeUnit unit) {
    lock.lock();
    try {
      if (state == State.ASKED) {
        state = State.GRANTED;
        changed.signalAll();
      }
      long left = unit.toNanos(patience);
      while (state == State.GRANTED && left > 0) {
        left = changed.awaitNanos(left);
      }
      end();
      return handed;
    } catch (InterruptedException e) {
      end(); // nobody has a reason to interrupt the committer; a lost turn is asked for again
      return handed;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    state = State.ENDED;
    changed.signalAll();
  }
}

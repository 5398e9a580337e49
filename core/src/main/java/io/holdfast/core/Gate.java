package io.holdfast.core;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;

/**
 * Where work enters and leaves the open rooms, so that sealing lets nobody in any more and can wait
 * until those inside are done. Each of them is a reader, whoever closes is the writer.
 */
final class Gate {
  private final StampedLock lock = new StampedLock();
  private volatile boolean closed;

  /**
   * Lets somebody in.
   *
   * @return the pass to {@link #leave} with; 0 when the gate is closed
   */
  long enter() {
    return closed ? 0 : lock.tryReadLock();
  }

  void leave(long pass) {
    lock.unlockRead(pass);
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Lets nobody in any more, and waits for those inside.
   *
   * @param patience how long at most
   * @return whether everybody left
   */
  boolean close(Duration patience) {
    closed = true;
    try {
      return lock.tryWriteLock(patience.toNanos(), TimeUnit.NANOSECONDS) != 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

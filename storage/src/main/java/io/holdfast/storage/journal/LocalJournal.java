package io.holdfast.storage.journal;

import io.holdfast.storage.Follower;
import io.holdfast.storage.Following;
import io.holdfast.storage.Journal;
import io.holdfast.storage.RecordsMissingException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** The records of a {@link GroupLog}, their followers, and what they still need. */
public final class LocalJournal implements Journal, AutoCloseable {

  private final GroupLog log;
  private final LongSupplier flushed;
  private final Set<FollowerThread> followers = ConcurrentHashMap.newKeySet();

  /** Held while a follower joins or space is reclaimed, so that neither surprises the other. */
  private final Lock lock = new ReentrantLock();

  private volatile long released;

  /**
   * @param flushed says up to which group the table keeps its changes by itself
   */
  public LocalJournal(GroupLog log, LongSupplier flushed) {
    this.log = log;
    this.flushed = flushed;
  }

  @Override
  public long end() {
    return log.end();
  }

  @Override
  public Following follow(long from, Follower follower) {
    lock.lock();
    try {
      if (from < log.firstKept() || from > log.end()) {
        throw new RecordsMissingException(from, log.firstKept(), log.end());
      }
      FollowerThread thread =
          new FollowerThread(follower, from, log::end, log.read(from), followers::remove);
      followers.add(thread);
      thread.start();
      return thread;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void release(long before) {
    if (before > log.end()) {
      throw new IllegalArgumentException(
          "records below " + before + " cannot be released: the journal ends at " + log.end());
    }
    lock.lock();
    try {
      released = Math.max(released, before);
    } finally {
      lock.unlock();
    }
    reclaim();
  }

  /** Tells the followers that there are new durable records. */
  public void appended() {
    for (FollowerThread follower : followers) {
      follower.wake();
    }
  }

  /** Gives up the space that neither the table nor a follower needs any more. */
  public void reclaim() {
    lock.lock();
    try {
      long needed = released;
      for (FollowerThread follower : followers) {
        needed = Math.min(needed, follower.next());
      }
      log.reclaim(needed, flushed);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the followers; each takes what it is handed at this moment, and no more. */
  @Override
  public void close() {
    followers.forEach(FollowerThread::close);
  }
}

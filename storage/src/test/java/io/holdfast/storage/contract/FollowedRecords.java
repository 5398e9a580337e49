package io.holdfast.storage.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.storage.Follower;
import io.holdfast.storage.Following;
import io.holdfast.storage.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A follower that keeps what it gets, and insists that the numbers are dense. */
public final class FollowedRecords implements Follower {

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<String> records = new ArrayList<>();
  private final long from;
  private @Nullable RuntimeException failure;

  public FollowedRecords(long from) {
    this.from = from;
  }

  /** All records that there are now. */
  public static List<String> upToEnd(Journal journal) {
    FollowedRecords followed = new FollowedRecords(0);
    try (Following _ = journal.follow(0, followed)) {
      return followed.await(journal.end());
    }
  }

  @Override
  public void records(long first, List<byte[]> more) {
    lock.lock();
    try {
      if (first != from + records.size() || more.isEmpty()) {
        throw new AssertionError(
            more.size() + " records from " + first + " after " + records.size() + " from " + from);
      }
      more.forEach(record -> records.add(new String(record, UTF_8)));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void failed(RuntimeException cause) {
    lock.lock();
    try {
      failure = cause;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the records below {@code end} are here, and returns all that are. */
  public List<String> await(long end) {
    lock.lock();
    try {
      while (from + records.size() < end) {
        if (failure != null) {
          throw new AssertionError("the follower failed", failure);
        }
        changed.awaitUninterruptibly();
      }
      return List.copyOf(records);
    } finally {
      lock.unlock();
    }
  }
}

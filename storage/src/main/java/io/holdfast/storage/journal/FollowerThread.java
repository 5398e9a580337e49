package io.holdfast.storage.journal;

import io.holdfast.storage.Follower;
import io.holdfast.storage.Following;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands records to one follower. It always reads them back from the log, up to what is durable, at
 * its own pace: there is no hand-over from the committer that could overflow, and being behind is
 * no special case.
 */
final class FollowerThread implements Following {

  private static final Logger LOG = LoggerFactory.getLogger(FollowerThread.class);

  private final Follower follower;
  private final LongSupplier end;
  private final RecordReader reader;
  private final Consumer<FollowerThread> onEnd;
  private final Thread thread;

  private volatile long next;
  private volatile boolean closed;

  FollowerThread(
      Follower follower,
      long from,
      LongSupplier end,
      RecordReader reader,
      Consumer<FollowerThread> onEnd) {
    this.follower = follower;
    this.next = from;
    this.end = end;
    this.reader = reader;
    this.onEnd = onEnd;
    this.thread = Thread.ofPlatform().daemon().name("journal-follower").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void wake() {
    LockSupport.unpark(thread);
  }

  @Override
  public long next() {
    return next;
  }

  private void run() {
    try (reader) {
      handOver();
    } catch (RuntimeException e) {
      fail(e);
    } catch (Error e) {
      fail(new IllegalStateException("a follower of the journal failed", e));
      throw e;
    } finally {
      onEnd.accept(this);
    }
  }

  private void handOver() {
    while (!closed) {
      if (next >= end.getAsLong()) {
        LockSupport.park(this);
        continue;
      }
      long first = next;
      List<byte[]> records = reader.next();
      follower.records(first, records);
      next = first + records.size();
    }
  }

  private void fail(RuntimeException cause) {
    LOG.error("a follower of the journal failed at record {} and stopped", next, cause);
    follower.failed(cause);
  }

  @Override
  public void close() {
    closed = true;
    wake();
    if (!Thread.currentThread().equals(thread)) {
      awaitEnd();
    }
  }

  private void awaitEnd() {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

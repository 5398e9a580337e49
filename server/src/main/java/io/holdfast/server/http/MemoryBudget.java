package io.holdfast.server.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all requests in the works may hold together, beyond a small amount that is free
 * to each: it keeps many large requests at once from exhausting the heap.
 */
public final class MemoryBudget {
  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  public MemoryBudget(long limit) {
    this.limit = limit;
  }

  /** A quarter of the largest heap. */
  public static MemoryBudget ofHeap() {
    return new MemoryBudget(Runtime.getRuntime().maxMemory() / 4);
  }

  long limit() {
    return limit;
  }

  long taken() {
    return taken.get();
  }

  boolean take(long bytes) {
    if (taken.addAndGet(bytes) <= limit) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }
}

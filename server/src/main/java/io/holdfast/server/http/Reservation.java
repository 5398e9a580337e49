package io.holdfast.server.http;

/**
 * What one request holds of the {@link MemoryBudget}. It grows while the body arrives and while it
 * is read into values, and is given back when the answer is made. Used by one thread at a time.
 */
public final class Reservation implements AutoCloseable {
  /** What a request may hold without asking: nearly all requests need no more. */
  private static final long FREE = 16 << 10;

  /** The budget is asked in steps of this size, so that it is not asked for every value. */
  private static final long STEP = 64 << 10;

  private final MemoryBudget budget;
  private long held;
  private long reserved;

  public Reservation(MemoryBudget budget) {
    this.budget = budget;
  }

  /**
   * Takes more.
   *
   * @throws HttpProblem 413 when the request alone exceeds the budget, 503 when all together do
   */
  public void grow(long bytes) {
    held += bytes;
    long missing = held - FREE - reserved;
    if (missing <= 0) {
      return;
    }
    if (held > budget.limit()) {
      throw new HttpProblem(
          413, "the request needs more memory than this server has; send it in parts");
    }
    long step = Math.max(missing, STEP);
    if (!budget.take(step)) {
      throw new HttpProblem(
          503, "the server is busy with other large requests; send the request again");
    }
    reserved += step;
  }

  @Override
  public void close() {
    budget.give(reserved);
    reserved = 0;
  }
}

package io.holdfast.engine.exchange.outside;

/** A request without an answer; the message names no secret. */
public final class Undelivered extends Exception {
  private final boolean mayHaveArrived;

  Undelivered(String message, boolean mayHaveArrived) {
    super(message, null, false, false);
    this.mayHaveArrived = mayHaveArrived;
  }

  /** Whether the other side may have received it, and done what it asked. */
  public boolean mayHaveArrived() {
    return mayHaveArrived;
  }
}

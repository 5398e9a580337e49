package io.holdfast.core.barrier;

/** The barrier cannot open what is stored; the message names the place, never the content. */
public final class BarrierException extends RuntimeException {
  private final String reason;

  public BarrierException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}

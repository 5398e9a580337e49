package io.holdfast.core.barrier;

/** The barrier cannot open what is stored; the message names the place, never the content. */
public final class BarrierException extends RuntimeException {
  public BarrierException(String message) {
    super(message, null, false, false);
  }
}

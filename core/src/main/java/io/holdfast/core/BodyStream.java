package io.holdfast.core;

import java.util.function.Consumer;

/** An answer's body that goes on for as long as its client listens. */
@FunctionalInterface
public interface BodyStream {
  /**
   * Begins.
   *
   * @param sink takes each piece, on any thread, and does not block
   * @return ends it
   */
  Runnable begin(Consumer<byte[]> sink);
}

package io.holdfast.core.lease;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What the renewal of a lease is answered with.
 *
 * @param data what the engine had to say; mostly nothing
 */
public record RenewedLease(LeaseEntry entry, @Nullable ObjectNode data) {
  /** Leaves out what the engine said. */
  @Override
  public String toString() {
    return "RenewedLease[" + entry + "]";
  }
}

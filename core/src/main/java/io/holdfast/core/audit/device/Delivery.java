package io.holdfast.core.audit.device;

import com.google.errorprone.annotations.CheckReturnValue;

/** Entries on their way to the audit devices. */
@CheckReturnValue
@FunctionalInterface
public interface Delivery {
  /**
   * Waits until each device has taken them; asking again does no harm.
   *
   * @throws io.holdfast.api.Refusal.Unavailable when one cannot take them in time; it names the
   *     device
   */
  void await();
}

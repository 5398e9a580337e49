package io.holdfast.core.audit.device;

import java.util.List;

/**
 * The devices that are enabled as of a transaction.
 *
 * @param version counts the changes, so that of two lists the later one is known
 */
public record EnabledDevices(long version, List<DeviceEntry> entries) {
  public EnabledDevices {
    entries = List.copyOf(entries);
  }
}

package io.holdfast.core.audit.device;

import io.holdfast.api.Durations;
import io.holdfast.api.Refusal;
import java.time.Duration;

/** Options of devices, checked. */
final class Options {
  private Options() {}

  static long number(DeviceEntry entry, String name, long byDefault) {
    String text = entry.option(name, "");
    if (text.isEmpty()) {
      return byDefault;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new Refusal.InvalidRequest("option " + name + ": a whole number is expected");
    }
    throw new Refusal.InvalidRequest("option " + name + ": it cannot be negative");
  }

  static Duration duration(DeviceEntry entry, String name, String byDefault) {
    try {
      return Durations.parse(entry.option(name, byDefault));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("option " + name + ": a duration is expected, as 2s");
    }
  }
}

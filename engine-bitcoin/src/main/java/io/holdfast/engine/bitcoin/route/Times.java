package io.holdfast.engine.bitcoin.route;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Reads points in time that requests name. */
public final class Times {
  private Times() {}

  /**
   * A point in time that is still to come.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest when it is none, or over, naming the field
   */
  public static Instant future(String field, String text, Instant now) {
    Instant time;
    try {
      time = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw Inputs.invalid(field, "'" + text + "' is no time; write it as in 2030-01-31T09:00:00Z");
    }
    if (!time.isAfter(now)) {
      throw Inputs.invalid(field, time + " is over");
    }
    return time;
  }
}

package io.holdfast.engine.exchange.venue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a venue writes time. */
public enum TimeUnit {
  S(ChronoUnit.SECONDS),
  MS(ChronoUnit.MILLIS),
  US(ChronoUnit.MICROS),
  NS(ChronoUnit.NANOS),
  /** Such as {@code 2020-12-08T09:08:57.715Z}. */
  ISO(ChronoUnit.MILLIS);

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final ChronoUnit unit;

  TimeUnit(ChronoUnit unit) {
    this.unit = unit;
  }

  public static Optional<TimeUnit> named(String name) {
    return Arrays.stream(values()).filter(u -> u.wireName().equals(name)).findFirst();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Units since the epoch. */
  public long count(Instant time) {
    return ChronoUnit.SECONDS.between(Instant.EPOCH, time) > Long.MAX_VALUE / 2_000_000_000L
        ? Long.MAX_VALUE
        : unit.between(Instant.EPOCH, time);
  }

  /** So many units, for a duration. */
  public long count(Duration duration) {
    return duration.dividedBy(unit.getDuration());
  }

  public String write(Instant time) {
    return this == ISO ? FORMAT.format(time) : Long.toString(count(time));
  }

  /**
   * The time that a text says.
   *
   * @throws IllegalArgumentException when it says none
   */
  public Instant read(String text) {
    try {
      if (this == ISO) {
        return Instant.parse(text);
      }
      if (!text.matches("[0-9]{1,18}")) {
        throw new IllegalArgumentException("it is not a number of " + wireName());
      }
      return Instant.EPOCH.plus(Long.parseLong(text), unit);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("it is not a time such as 2020-12-08T09:08:57.715Z", e);
    }
  }
}

package io.holdfast.engine.exchange.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * A part of the week.
 *
 * @param from the first moment of a day
 * @param to the first moment after; before {@code from} it is on the next day
 */
record Hours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  Hours {
    days = Set.copyOf(days);
  }

  boolean contain(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    LocalTime clock = local.toLocalTime();
    if (from.isBefore(to)) {
      return days.contains(local.getDayOfWeek()) && !clock.isBefore(from) && clock.isBefore(to);
    }
    boolean late = days.contains(local.getDayOfWeek()) && !clock.isBefore(from);
    return late || (days.contains(local.getDayOfWeek().minus(1)) && clock.isBefore(to));
  }
}

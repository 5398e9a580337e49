package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code hours}: when signatures are made.
 *
 * @param days of the week
 * @param from minute of the day, inclusive
 * @param to minute of the day, exclusive; 1440 for midnight
 * @param holidays days on which none are
 */
record Hours(ZoneId zone, List<DayOfWeek> days, int from, int to, List<LocalDate> holidays)
    implements Limit {
  static final String FIELD = "hours";
  private static final int DAY = 24 * 60;
  private static final int MAX_HOLIDAYS = 1000;

  static Optional<Limit> read(Fields fields) {
    return fields.object(FIELD, "hours").flatMap(Hours::readObject);
  }

  private static Optional<Limit> readObject(Fields fields) {
    Optional<ZoneId> zone = fields.text("time_zone", 60, Hours::zone);
    fields.require("time_zone");
    List<DayOfWeek> days =
        fields.texts("days", 7, 10, Hours::day).orElse(List.of(DayOfWeek.values()));
    int from = fields.text("from", 5, Hours::minute).orElse(0);
    int to = fields.text("to", 5, Hours::minute).orElse(DAY);
    if (from >= to) {
      fields.problem("to", "is not after from");
    }
    List<LocalDate> holidays =
        fields.texts("holidays", MAX_HOLIDAYS, 10, Hours::date).orElse(List.of());
    fields.end();
    return zone.map(known -> new Hours(known, days.stream().sorted().toList(), from, to, holidays));
  }

  private static ZoneId zone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new BitcoinException("it is no time zone, such as Europe/Zurich or UTC");
    }
    return ZoneId.of(text);
  }

  private static DayOfWeek day(String text) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> label(day).equals(text))
        .findFirst()
        .orElseThrow(() -> new BitcoinException("expected mon, tue, wed, thu, fri, sat or sun"));
  }

  private static String label(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static int minute(String text) {
    if (text.matches("([01][0-9]|2[0-3]):[0-5][0-9]|24:00")) {
      return 60 * Integer.parseInt(text.substring(0, 2)) + Integer.parseInt(text.substring(3));
    }
    throw new BitcoinException("expected a time of the day from 00:00 to 24:00");
  }

  private static String label(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw new BitcoinException("expected a date such as 2026-12-25");
    }
  }

  @Override
  public void write(Map<String, Object> document) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("time_zone", zone.getId());
    object.put("days", days.stream().map(Hours::label).toList());
    object.put("from", label(from));
    object.put("to", label(to));
    object.put("holidays", holidays.stream().map(LocalDate::toString).toList());
    document.put(FIELD, object);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    ZonedDateTime now = facts.circumstances().time().atZone(zone);
    int minute = 60 * now.getHour() + now.getMinute();
    boolean holiday = holidays.contains(now.toLocalDate());
    boolean open = !holiday && days.contains(now.getDayOfWeek()) && minute >= from && minute < to;
    String day = label(now.getDayOfWeek());
    return List.of(
        RuleTrace.of(
            FIELD,
            open,
            label(from) + " to " + label(to),
            day + " " + now.toLocalDate() + " " + label(minute),
            "time",
            "it is "
                + day
                + " "
                + now.toLocalDate()
                + " "
                + label(minute)
                + " in "
                + zone
                + (holiday ? ", a holiday" : "")
                + ", and signatures are made on "
                + String.join(", ", days.stream().map(Hours::label).toList())
                + " from "
                + label(from)
                + " to "
                + label(to)));
  }
}

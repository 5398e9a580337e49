package io.holdfast.engine.database.username;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Times written after Go's example time, {@code Mon Jan 2 15:04:05 2006}; always in UTC. */
final class GoLayout {
  /** Go's words and Java's patterns; the longer ones of the same beginning come first. */
  private static final Map<String, String> WORDS = words();

  private GoLayout() {}

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("January", "MMMM");
    words.put("Jan", "MMM");
    words.put("Monday", "EEEE");
    words.put("Mon", "EEE");
    words.put("MST", "'UTC'");
    words.put("2006", "uuuu");
    words.put("Z07:00", "XXX");
    words.put("Z0700", "XX");
    words.put("-07:00", "xxx");
    words.put("-0700", "xx");
    words.put("-07", "x");
    words.put("002", "DDD");
    words.put("01", "MM");
    words.put("02", "dd");
    words.put("03", "hh");
    words.put("04", "mm");
    words.put("05", "ss");
    words.put("06", "uu");
    words.put("15", "HH");
    words.put(".000000000", ".SSSSSSSSS");
    words.put(".000000", ".SSSSSS");
    words.put(".000", ".SSS");
    words.put("PM", "a");
    words.put("1", "M");
    words.put("2", "d");
    words.put("3", "h");
    words.put("4", "m");
    words.put("5", "s");
    return words;
  }

  static String format(String layout, Instant now) {
    ZonedDateTime time = now.atZone(ZoneOffset.UTC);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < layout.length()) {
      int from = at;
      var word =
          WORDS.entrySet().stream()
              .filter(entry -> layout.startsWith(entry.getKey(), from))
              .findFirst();
      if (word.isEmpty()) {
        out.append(layout.charAt(at++));
      } else {
        out.append(DateTimeFormatter.ofPattern(word.get().getValue(), Locale.ENGLISH).format(time));
        at += word.get().getKey().length();
      }
    }
    return out.toString();
  }
}

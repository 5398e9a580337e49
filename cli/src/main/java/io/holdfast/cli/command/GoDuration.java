package io.holdfast.cli.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as a flag: {@code 30} (seconds), {@code 90m}, {@code 1h30m}, {@code 7d}. */
public record GoDuration(Duration value) {
  private static final Pattern PART =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|µs|ms|s|m|h|d)");
  private static final Pattern WHOLE = Pattern.compile("-?(" + PART.pattern() + ")+");

  /** Reads a duration; a plain number is seconds. */
  public static GoDuration parse(String text) {
    if (text.matches("-?[0-9]{1,12}")) {
      return new GoDuration(Duration.ofSeconds(Long.parseLong(text)));
    }
    if (!WHOLE.matcher(text).matches()) {
      throw Failure.local(
          "\"" + text + "\" is not a duration: use a number of seconds, or 30s, 5m, 1h30m, 7d");
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      nanos =
          nanos.add(
              new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(nanosIn(part.group(2)))));
    }
    try {
      Duration duration = Duration.ofNanos(nanos.longValueExact());
      return new GoDuration(text.startsWith("-") ? duration.negated() : duration);
    } catch (ArithmeticException e) {
      throw Failure.local("the duration \"" + text + "\" is too long or too fine");
    }
  }

  private static long nanosIn(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 86_400_000_000_000L;
    };
  }

  /** As the API reads it: {@code 5400s}, or milliseconds where it isn't whole. */
  public String forApi() {
    return value.toNanosPart() == 0 ? value.toSeconds() + "s" : value.toMillis() + "ms";
  }

  /** Reads the value of a flag. */
  static GoDuration parse(String flag, String text) {
    try {
      return parse(text);
    } catch (Failure e) {
      throw Failure.local("the flag " + flag + ": " + e.getMessage());
    }
  }
}

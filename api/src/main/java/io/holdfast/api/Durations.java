package io.holdfast.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Vault's clients write them: a number of seconds ({@code 3600}), or Go's form with
 * units ({@code 1h30m}, {@code 250ms}), with {@code d} for 24 hours.
 */
public final class Durations {
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h|d)");
  private static final Pattern SECONDS = Pattern.compile("-?\\d{1,18}");

  /** More than any duration takes; without a bound, digits by the million would cost minutes. */
  private static final int LONGEST = 100;

  private Durations() {}

  /**
   * Parses a duration.
   *
   * @throws IllegalArgumentException when the text is not a duration or exceeds 292 years
   */
  public static Duration parse(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return Duration.ZERO;
    }
    if (trimmed.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a text of " + trimmed.length() + " characters is not a duration; write 3600 or 1h30m");
    }
    if (SECONDS.matcher(trimmed).matches()) {
      return bounded(new BigDecimal(trimmed), text);
    }
    boolean negative = trimmed.startsWith("-");
    String rest = negative || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
    Matcher matcher = PART.matcher(rest);
    BigDecimal seconds = BigDecimal.ZERO;
    int at = 0;
    while (at < rest.length() && matcher.find(at) && matcher.start() == at) {
      seconds = seconds.add(new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2))));
      at = matcher.end();
    }
    if (at == 0 || at != rest.length()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a duration; write seconds (3600) or units (1h30m)");
    }
    return bounded(negative ? seconds.negate() : seconds, text);
  }

  /**
   * A number of seconds, also a fraction.
   *
   * @throws IllegalArgumentException when it exceeds 292 years
   */
  public static Duration ofSeconds(BigDecimal seconds) {
    // Looked at before it is scaled: 1e999999999 would be written out digit by digit.
    if (seconds.signum() != 0 && (long) seconds.precision() - seconds.scale() > LONGEST) {
      throw new IllegalArgumentException("the number is longer than a duration can be");
    }
    // Below a nanosecond, which only so many digits behind the point can be.
    if (seconds.signum() == 0 || seconds.precision() < (long) seconds.scale() - LONGEST) {
      return Duration.ZERO;
    }
    return bounded(seconds, "the number");
  }

  private static BigDecimal unit(String name) {
    return switch (name) {
      case "ns" -> new BigDecimal("0.000000001");
      case "us", "µs" -> new BigDecimal("0.000001");
      case "ms" -> new BigDecimal("0.001");
      case "s" -> BigDecimal.ONE;
      case "m" -> BigDecimal.valueOf(60);
      case "h" -> BigDecimal.valueOf(3600);
      default -> BigDecimal.valueOf(86_400);
    };
  }

  private static Duration bounded(BigDecimal seconds, String text) {
    BigDecimal nanos = seconds.movePointRight(9).setScale(0, RoundingMode.DOWN);
    if (nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(text + " is longer than a duration can be");
    }
    return Duration.ofNanos(nanos.longValueExact());
  }

  /** Go's text of a duration, e.g. {@code 1h0m0s}, as Vault shows it. */
  public static String text(Duration duration) {
    if (duration.isNegative()) {
      return "-" + text(duration.negated());
    }
    long seconds = duration.toSeconds();
    if (duration.isZero()) {
      return "0s";
    }
    StringBuilder out = new StringBuilder();
    if (seconds >= 3600) {
      out.append(seconds / 3600).append('h');
    }
    if (seconds >= 60) {
      out.append(seconds % 3600 / 60).append('m');
    }
    return out.append(seconds % 60).append('s').toString();
  }
}

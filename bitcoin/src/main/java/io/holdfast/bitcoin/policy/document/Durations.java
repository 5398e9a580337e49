package io.holdfast.bitcoin.policy.document;

import java.time.Duration;
import java.util.Optional;

/** Times as documents have them: {@code 90s}, {@code 15m}, {@code 24h}, {@code 30d}. */
public final class Durations {
  private static final int MAX_DIGITS = 10;

  private Durations() {}

  /** Reads one; a number alone is seconds. */
  static Optional<Duration> parse(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > MAX_DIGITS) {
      return Optional.empty();
    }
    long number = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits)) {
      case "", "s" -> Optional.of(Duration.ofSeconds(number));
      case "m" -> Optional.of(Duration.ofMinutes(number));
      case "h" -> Optional.of(Duration.ofHours(number));
      case "d" -> Optional.of(Duration.ofDays(number));
      default -> Optional.empty();
    };
  }

  /** The text in the largest unit that fits without days: {@code 24h}, not {@code 1d}. */
  public static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}

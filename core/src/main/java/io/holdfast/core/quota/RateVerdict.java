package io.holdfast.core.quota;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a rate limit says to a request. */
public sealed interface RateVerdict {
  /** No limit is in force. */
  record Unlimited() implements RateVerdict {}

  /**
   * There was room.
   *
   * @param reset until the count begins anew
   */
  record Allowed(long limit, long remaining, Duration reset) implements RateVerdict {}

  /** One too many. */
  record Exceeded(long limit, Duration reset, Duration retryAfter) implements RateVerdict {}

  /** Shut out for a while, for having asked too often. */
  record Blocked(Duration retryAfter) implements RateVerdict {}

  default boolean allows() {
    return switch (this) {
      case Unlimited none -> true;
      case Allowed allowed -> true;
      case Exceeded exceeded -> false;
      case Blocked blocked -> false;
    };
  }

  /**
   * The headers that tell the client.
   *
   * @param withLimits whether also the limit is told, and what remains of it
   */
  default Map<String, List<String>> headers(boolean withLimits) {
    Map<String, List<String>> headers = new TreeMap<>();
    switch (this) {
      case Unlimited none -> {}
      case Allowed allowed -> {
        if (withLimits) {
          limits(headers, allowed.limit, allowed.remaining, allowed.reset);
        }
      }
      case Exceeded exceeded -> {
        headers.put("Retry-After", List.of(seconds(exceeded.retryAfter)));
        if (withLimits) {
          limits(headers, exceeded.limit, 0, exceeded.reset);
        }
      }
      case Blocked blocked -> headers.put("Retry-After", List.of(seconds(blocked.retryAfter)));
    }
    return headers;
  }

  private static void limits(
      Map<String, List<String>> headers, long limit, long remaining, Duration reset) {
    headers.put("X-Ratelimit-Limit", List.of(Long.toString(limit)));
    headers.put("X-Ratelimit-Remaining", List.of(Long.toString(remaining)));
    headers.put("X-Ratelimit-Reset", List.of(seconds(reset)));
  }

  /** Whole seconds, never too few. */
  private static String seconds(Duration duration) {
    return Long.toString(duration.plusNanos(999_999_999).toSeconds());
  }
}

package io.holdfast.engine.exchange.broker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.crypto.Randomness;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The exchanges under way in this process. Whoever needs the outcome of an attempt joins the one
 * exchange of it: there is never a second. Tokens that came stay for a while, for the case that
 * they could not be stored at once.
 */
final class Flights {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST = 10_000;

  /** Which process this is; another one after each start. */
  private final String process = Randomness.uuid().toString();

  private final Cache<String, CompletableFuture<Exchange.Result>> byAttempt =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  String process() {
    return process;
  }

  /** The outcome of an attempt, which the first who asks brings about. */
  Exchange.Result of(String attempt, Supplier<Exchange.Result> exchange) {
    CompletableFuture<Exchange.Result> mine = new CompletableFuture<>();
    CompletableFuture<Exchange.Result> first = byAttempt.asMap().putIfAbsent(attempt, mine);
    if (first != null) {
      return first.join();
    }
    Exchange.Result result = new Exchange.Result.Unknown("the exchange failed");
    try {
      result = exchange.get();
      return result;
    } finally {
      if (!(result instanceof Exchange.Result.Got)) {
        // What came of it has been told; the same may be tried again.
        var _ = byAttempt.asMap().remove(attempt, mine);
      }
      mine.complete(result);
    }
  }

  void forgetAll() {
    byAttempt.invalidateAll();
  }
}

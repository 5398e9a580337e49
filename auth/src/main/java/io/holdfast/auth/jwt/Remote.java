package io.holdfast.auth.jwt;

import io.holdfast.auth.outside.UnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer publishes, fetched when it is needed and kept for a while. One thread fetches
 * while others wait for it; whatever clients send, it is asked at most once in {@link #PAUSE} on
 * the average, and {@link #AT_ONCE} times without a pause: a key made just after the set was looked
 * at is found. For {@link #FRESH} nobody asks again; after that a failure is bridged with what is
 * known, but only up to {@link #LAST}: a key that was withdrawn must come to an end.
 */
final class Remote<T> {
  static final Duration FRESH = Duration.ofMinutes(10);
  static final Duration LAST = Duration.ofHours(1);
  static final Duration PAUSE = Duration.ofSeconds(10);
  static final int AT_ONCE = 3;

  private record Known<T>(T value, Instant fetched) {
    boolean isYounger(Duration age, Instant now) {
      return now.isBefore(fetched.plus(age));
    }
  }

  private final Supplier<T> fetch;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Known<T> known;

  /** When all that may be asked at once may be asked again; each time that it is moves it on. */
  private Instant rested = Instant.MIN;

  private @Nullable UnreachableException failure;

  /**
   * @param fetch gets it; throws {@link UnreachableException}
   */
  Remote(Supplier<T> fetch) {
    this.fetch = fetch;
  }

  /**
   * What is published.
   *
   * @throws UnreachableException when it cannot be had
   */
  T get(Instant now) {
    Known<T> seen = known;
    if (seen != null && seen.isYounger(FRESH, now)) {
      return seen.value;
    }
    lock.lock();
    try {
      seen = known;
      if (seen != null && seen.isYounger(FRESH, now)) {
        return seen.value;
      }
      if (mayAsk(now)) {
        ask(now);
      }
      seen = known;
      if (seen != null && seen.isYounger(LAST, now)) {
        return seen.value;
      }
      throw failure == null ? new UnreachableException("nothing was fetched yet") : failure;
    } finally {
      lock.unlock();
    }
  }

  /** What is published by now, since a value was of no use; the same where it is too early. */
  @SuppressWarnings("ReferenceEquality") // that very value, not one that looks the same
  T after(T useless, Instant now) {
    lock.lock();
    try {
      Known<T> seen = known;
      if (seen != null && seen.value == useless && mayAsk(now)) {
        ask(now);
      }
      seen = known;
      return seen == null ? useless : seen.value;
    } finally {
      lock.unlock();
    }
  }

  private boolean mayAsk(Instant now) {
    return !rested.isAfter(now.plus(PAUSE.multipliedBy(AT_ONCE - 1)));
  }

  private void ask(Instant now) {
    rested = (rested.isAfter(now) ? rested : now).plus(PAUSE);
    try {
      known = new Known<>(fetch.get(), now);
      failure = null;
    } catch (UnreachableException e) {
      failure = e;
    }
  }
}

package io.holdfast.engines.transit.prepared;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A prepared key that may be used until it leaves the cache: it is erased when the cache has
 * dropped it and its last use has ended, and a use that comes later is told so.
 *
 * @param <T> the kind of prepared key
 */
public final class Handle<T extends PreparedKey> {
  /** Added once when the key is dropped; below it the number counts the uses under way. */
  private static final int RETIRED = 1 << 30;

  private final T key;
  private final AtomicInteger state = new AtomicInteger();

  Handle(T key) {
    this.key = key;
  }

  /** What {@code function} makes of the key; empty when the key was dropped before. */
  public <R> Optional<R> use(Function<T, R> function) {
    boolean retired = state.getAndIncrement() >= RETIRED;
    try {
      return retired ? Optional.empty() : Optional.of(function.apply(key));
    } finally {
      if (state.decrementAndGet() == RETIRED) {
        key.close();
      }
    }
  }

  /** Drops the key. Called once, by the cache. */
  void retire() {
    if (state.getAndAdd(RETIRED) == 0) {
      key.close();
    }
  }
}

package io.holdfast.engines.transit.prepared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache of keys prepared for one use, the least useful of which are erased to make room.
 *
 * @param <T> the kind of prepared key
 */
public final class KeyCache<T extends PreparedKey> {
  private final Loader<T> loader;
  private final Cache<KeyId, Handle<T>> cache;

  /** Prepares a key of a version from what is stored. */
  @FunctionalInterface
  public interface Loader<T> {
    T load(KeyStore store, KeyPolicy policy, int version);
  }

  /**
   * @param most how many keys are kept
   */
  public KeyCache(int most, Loader<T> loader) {
    this.loader = loader;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(most)
            // Not on a pool of its own: a dropped key is erased before the call returns.
            .executor(Runnable::run)
            .<KeyId, Handle<T>>removalListener((id, handle, cause) -> retire(handle))
            .build();
  }

  private static void retire(@Nullable Handle<?> handle) {
    if (handle != null) {
      handle.retire();
    }
  }

  /** The key, prepared if it is not there yet. */
  public Handle<T> get(KeyStore store, KeyPolicy policy, int version) {
    KeyId id = KeyId.of(store, policy, version);
    Handle<T> known = cache.getIfPresent(id);
    if (known != null) {
      return known;
    }
    // Loaded outside the cache's locks: it reads storage.
    Handle<T> loaded = new Handle<>(loader.load(store, policy, version));
    Handle<T> first = cache.asMap().putIfAbsent(id, loaded);
    if (first == null) {
      return loaded;
    }
    loaded.retire();
    return first;
  }

  /** What {@code function} makes of the key, which is prepared as often as it takes. */
  public <R> R use(KeyStore store, KeyPolicy policy, int version, Function<T, R> function) {
    while (true) {
      Optional<R> result = get(store, policy, version).use(function);
      if (result.isPresent()) {
        return result.get();
      }
    }
  }

  /** Erases the versions of a key from one up to another, which stays. */
  public void drop(KeyStore store, KeyPolicy policy, int from, int to) {
    for (int version = from; version < to; version++) {
      cache.invalidate(KeyId.of(store, policy, version));
    }
  }

  /** Erases all keys; those in use, when their use ends. */
  public void clear() {
    cache.invalidateAll();
  }
}

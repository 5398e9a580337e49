package io.holdfast.core.identity.oidc;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Makes keys outside of any transaction. */
public final class KeyMaking {
  private KeyMaking() {}

  /**
   * Sees to it that the default key can sign, then goes on; other keys are made as they are
   * written.
   */
  public static Outcome ensured(Call call, NamedKey key, Function<Call, Response> then) {
    return key.isMade() ? then.apply(call) : begun(key, then);
  }

  /** Gives a key its first pair of keys, then goes on. */
  static Effect begun(NamedKey key, Function<Call, Response> then) {
    return () -> {
      FreshKey signing = FreshKey.of(key.algorithm());
      FreshKey next = FreshKey.of(key.algorithm());
      return later -> {
        KeyStore store = new KeyStore(later);
        NamedKey now = store.find(key.name()).orElse(key);
        if (!now.isMade() && now.algorithm() == key.algorithm()) {
          store.begin(now, signing, next);
        }
        return then.apply(later);
      };
    };
  }

  /**
   * Rotates a key, if it is still there once another one is made.
   *
   * @param verification how long the one that signed still verifies; empty for as the key says
   */
  static Effect rotated(NamedKey key, Optional<Duration> verification) {
    return () -> {
      FreshKey fresh = FreshKey.of(key.algorithm());
      return later -> {
        KeyStore store = new KeyStore(later);
        store
            .find(key.name())
            .filter(now -> now.isMade() && now.algorithm() == key.algorithm())
            .ifPresent(now -> store.rotate(now, fresh, verification.orElse(null)));
        return Response.empty();
      };
    };
  }
}

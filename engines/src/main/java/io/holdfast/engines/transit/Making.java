package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.Material;
import java.util.function.BiFunction;

/**
 * Makes fresh material for a key: within the request's transaction, or, as RSA keys take a second,
 * outside any.
 */
final class Making {
  private Making() {}

  /**
   * Makes material and stores it.
   *
   * @param store checks what it relies on again: the key may have changed meanwhile
   */
  static Outcome of(
      Call call, KeyKind kind, int keySize, BiFunction<Call, Material, Response> store) {
    if (!kind.isSlowToMake()) {
      try (Material fresh = Material.fresh(kind, keySize)) {
        return store.apply(call, fresh);
      }
    }
    return slowly(kind, keySize, store);
  }

  private static Effect slowly(
      KeyKind kind, int keySize, BiFunction<Call, Material, Response> store) {
    return () -> {
      // Not closed here, since the completion may run again: it is erased when it is unreachable.
      Material fresh = Material.fresh(kind, keySize);
      return later -> store.apply(later, fresh);
    };
  }
}

package io.holdfast.engines.transit;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import java.util.function.Supplier;

/** Turns what module {@code crypto} refuses into a refusal of the request. */
final class Checked {
  private Checked() {}

  /**
   * What {@code work} gives.
   *
   * @throws Refusal.InvalidRequest when the cryptography refused a key, a text or a parameter
   */
  static <T> T of(Supplier<T> work) {
    try {
      return work.get();
    } catch (CryptoException refused) {
      throw new Refusal.InvalidRequest(String.valueOf(refused.getMessage()));
    }
  }
}

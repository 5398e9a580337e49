package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import java.util.Optional;

/**
 * A public key that a key expression gives at one place.
 *
 * @param publicKey 33 or 65 bytes, or 32 where the descriptor gives an x-only key
 * @param origin from the master key to this very key; empty for a key that states none and isn't
 *     extended
 */
public record DerivedKey(Bytes publicKey, Optional<KeyOrigin> origin) {
  /** The key without its parity, 32 bytes (BIP-340). */
  public Bytes xOnly() {
    return publicKey.size() == 32 ? publicKey : publicKey.slice(1, 33);
  }
}

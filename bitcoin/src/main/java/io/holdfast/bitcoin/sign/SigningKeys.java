package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.crypto.SecretBytes;
import java.util.Optional;

/** Where the signer gets private keys. */
@FunctionalInterface
public interface SigningKeys {
  /**
   * The private key of a public key that the PSBT claims to come from somewhere.
   *
   * @param origin the claim: fingerprint of the master key and path from it
   * @param publicKey 33 bytes compressed, or 32 bytes x-only for taproot
   * @return 32 bytes, owned and closed by the caller; nothing if this key is not held here, or if
   *     the path leads to another public key
   */
  Optional<SecretBytes> keyFor(KeyOrigin origin, Bytes publicKey);

  /**
   * The whole public key, 33 bytes, of an x-only one that {@link #keyFor} gives a key for, where it
   * is known without computing it.
   */
  default Optional<Bytes> wholeKey(KeyOrigin origin, Bytes xOnly) {
    return Optional.empty();
  }
}

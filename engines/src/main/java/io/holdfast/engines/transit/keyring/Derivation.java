package io.holdfast.engines.transit.keyring;

/**
 * Whether and how keys for contexts are derived from a key.
 *
 * @param derived whether every use needs a context
 * @param kdf how the context makes a key
 * @param convergent whether the same plaintext in the same context gives the same ciphertext
 */
public record Derivation(boolean derived, Kdf kdf, boolean convergent) {
  public static final Derivation NONE = new Derivation(false, Kdf.HKDF_SHA256, false);

  /** Of a new key. */
  public static Derivation of(boolean derived, boolean convergent) {
    return derived ? new Derivation(true, Kdf.HKDF_SHA256, convergent) : NONE;
  }
}

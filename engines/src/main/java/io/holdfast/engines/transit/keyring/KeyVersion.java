package io.holdfast.engines.transit.keyring;

import java.time.Instant;

/**
 * What is public of one version of a key.
 *
 * @param time when it was made or brought
 * @param publicKey as the API shows it; empty for symmetric keys
 * @param hasPrivatePart false where only a public key was imported
 * @param convergentVersion Vault's number of the convergent scheme; 0 for none
 */
public record KeyVersion(
    Instant time, String publicKey, boolean hasPrivatePart, int convergentVersion) {
  /** The one convergent scheme in use: the nonce is an HMAC of the plaintext. */
  public static final int CONVERGENT = 3;
}

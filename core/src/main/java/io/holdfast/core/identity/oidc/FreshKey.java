package io.holdfast.core.identity.oidc;

import io.holdfast.crypto.SecretBytes;

/**
 * A key that was just made, outside of any transaction: one of RSA takes a while.
 *
 * @param spki its public half
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FreshKey(JwsAlgorithm algorithm, SecretBytes secret, byte[] spki) {
  static FreshKey of(JwsAlgorithm algorithm) {
    byte[] privateKey = algorithm.generate();
    byte[] spki = algorithm.publicKey(privateKey);
    return new FreshKey(algorithm, SecretBytes.take(privateKey), spki);
  }

  @Override
  public String toString() {
    return "FreshKey[" + algorithm + "]";
  }
}

package io.holdfast.engines.transit.sign;

import io.holdfast.engines.transit.prepared.PreparedKey;

/** A private key that signs. */
public interface SigningKey extends PreparedKey {
  /**
   * Signs.
   *
   * @param context of a derived key; empty for others
   * @param input what the kind of key signs: a hash, or the message itself for Ed25519
   */
  Signature sign(SignatureOptions options, byte[] context, byte[] input);
}

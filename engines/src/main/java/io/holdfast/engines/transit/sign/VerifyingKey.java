package io.holdfast.engines.transit.sign;

import io.holdfast.engines.transit.prepared.PreparedKey;

/** A key that verifies: a public one, or a derived one, which makes a public key per context. */
public interface VerifyingKey extends PreparedKey {
  /**
   * Whether a signature is one over the input.
   *
   * @param context of a derived key; empty for others
   * @param input as {@link SigningKey#sign} takes it
   * @throws io.holdfast.api.Refusal.InvalidRequest when the signature's encoding is malformed
   */
  boolean verify(SignatureOptions options, byte[] context, byte[] input, byte[] signature);

  @Override
  default void close() {}
}

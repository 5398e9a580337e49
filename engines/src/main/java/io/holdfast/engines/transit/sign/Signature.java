package io.holdfast.engines.transit.sign;

import java.util.Optional;

/**
 * A signature.
 *
 * @param publicKey of the key derived for the context; empty where none was derived
 */
@SuppressWarnings("ArrayRecordComponent") // made to be encoded, never compared
public record Signature(byte[] bytes, Optional<byte[]> publicKey) {
  static Signature of(byte[] bytes) {
    return new Signature(bytes, Optional.empty());
  }
}

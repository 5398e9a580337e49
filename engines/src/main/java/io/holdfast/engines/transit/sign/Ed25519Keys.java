package io.holdfast.engines.transit.sign;

import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Signer;
import java.util.Arrays;

/** Ed25519 with a key of its own. */
final class Ed25519Keys {
  private Ed25519Keys() {}

  /** Signs with a private part in stored form: the seed and the public key. */
  static SigningKey signing(byte[] stored) {
    byte[] seed = Arrays.copyOf(stored, Ed25519.SEED_SIZE);
    try {
      return new Signing(Ed25519.signer(seed));
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  static VerifyingKey verifying(byte[] publicKey) {
    return (options, context, input, signature) -> Ed25519.verify(publicKey, input, signature);
  }

  private record Signing(Signer signer) implements SigningKey {
    @Override
    public Signature sign(SignatureOptions options, byte[] context, byte[] input) {
      return Signature.of(signer.sign(input));
    }

    @Override
    public void close() {
      signer.close();
    }
  }
}

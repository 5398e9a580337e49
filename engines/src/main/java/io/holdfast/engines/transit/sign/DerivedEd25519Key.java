package io.holdfast.engines.transit.sign;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.engines.transit.keyring.Kdf;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Ed25519 with a key for each context, whose seed is derived from the whole stored key. */
public final class DerivedEd25519Key implements SigningKey, VerifyingKey {
  private final Kdf kdf;
  private final SecretBytes key;

  /**
   * @param key in stored form, 64 bytes; owned by this from now on
   */
  public DerivedEd25519Key(Kdf kdf, SecretBytes key) {
    this.kdf = kdf;
    this.key = key;
  }

  @Override
  public Signature sign(SignatureOptions options, byte[] context, byte[] input) {
    return withSeed(
        context,
        seed -> new Signature(Ed25519.sign(seed, input), Optional.of(Ed25519.publicKey(seed))));
  }

  @Override
  public boolean verify(SignatureOptions options, byte[] context, byte[] input, byte[] signature) {
    return Ed25519.verify(publicKey(context), input, signature);
  }

  /** The public key for a context, 32 bytes. */
  public byte[] publicKey(byte[] context) {
    return withSeed(context, Ed25519::publicKey);
  }

  private <R> R withSeed(byte[] context, Function<byte[], R> use) {
    byte[] seed = key.use(bytes -> kdf.derive(bytes, context, Ed25519.SEED_SIZE));
    try {
      return use.apply(seed);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  @Override
  public void close() {
    key.close();
  }
}

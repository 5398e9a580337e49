package io.holdfast.crypto.sign;

import static org.bouncycastle.math.ec.rfc8032.Ed25519.SIGNATURE_SIZE;

import io.holdfast.crypto.SecretBytes;

/** Ed25519 by Bouncy Castle: some twenty times as fast as the JDK's. */
final class PortableEd25519 implements Ed25519Backend {
  @Override
  public Signer signer(byte[] seed) {
    return new SeedSigner(SecretBytes.copyOf(seed), Ed25519.publicKey(seed));
  }

  @Override
  public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
        signature, 0, publicKey, 0, message, 0, message.length);
  }

  private static final class SeedSigner implements Signer {
    private final SecretBytes seed;
    private final byte[] publicKey;

    SeedSigner(SecretBytes seed, byte[] publicKey) {
      this.seed = seed;
      this.publicKey = publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
      return seed.use(bytes -> {
        byte[] signature = new byte[SIGNATURE_SIZE];
        org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
            bytes, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return signature;
      });
    }

    @Override
    public void close() {
      seed.close();
    }
  }
}

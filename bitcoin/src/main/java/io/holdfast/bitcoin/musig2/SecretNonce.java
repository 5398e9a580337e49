package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The secret half of a nonce, good for one signature. Two signatures with one nonce give the
 * private key away; so it can be taken once, is erased then, and can be neither copied, stored nor
 * shown. A process that ends forgets its nonces, and the session is begun anew with fresh ones.
 */
public final class SecretNonce implements AutoCloseable {
  private static final int SCALAR = 32;

  private final SecretBytes scalars;
  private final Bytes publicKey;
  private final AtomicBoolean taken = new AtomicBoolean();

  private SecretNonce(SecretBytes scalars, Bytes publicKey) {
    this.scalars = scalars;
    this.publicKey = publicKey;
  }

  /** The nonce of two numbers, which are erased, made for the signer with that public key. */
  static SecretNonce take(byte[] scalars, Bytes publicKey) {
    return new SecretNonce(SecretBytes.take(scalars), publicKey);
  }

  /** The public key of the signer it was made for. */
  Bytes publicKey() {
    return publicKey;
  }

  PublicNonce publicNonce() {
    return scalars.use(SecretNonce::publicNonce);
  }

  static PublicNonce publicNonce(byte[] scalars) {
    byte[] points = new byte[PublicNonce.SIZE];
    for (int half = 0; half < 2; half++) {
      byte[] scalar = Arrays.copyOfRange(scalars, half * SCALAR, (half + 1) * SCALAR);
      System.arraycopy(Secp256k1.publicKey(scalar), 0, points, half * Point.SIZE, Point.SIZE);
      Arrays.fill(scalar, (byte) 0);
    }
    return new PublicNonce(Bytes.of(points));
  }

  /**
   * The two numbers, once; the caller erases them.
   *
   * @throws IllegalStateException when they were taken before, or the nonce was closed
   */
  byte[] spend() {
    if (!taken.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "this nonce was used or closed: a second signature with it would give the private key"
              + " away; begin a new session with fresh nonces");
    }
    try {
      return scalars.use(byte[]::clone);
    } finally {
      scalars.close();
    }
  }

  /** Erases the nonce, which can't be used then. */
  @Override
  public void close() {
    taken.set(true);
    scalars.close();
  }
}

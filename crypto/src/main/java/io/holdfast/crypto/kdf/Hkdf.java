package io.holdfast.crypto.kdf;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.Hmac;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** HKDF (RFC 5869): many independent keys from one. */
public final class Hkdf {
  /** The counter of the blocks is one byte. */
  private static final int MOST_BLOCKS = 255;

  private Hkdf() {}

  /** {@link #derive} with SHA-256. */
  public static byte[] deriveSha256(byte[] ikm, byte[] salt, byte[] info, int length) {
    return derive(HashAlgorithm.SHA2_256, ikm, salt, info, length);
  }

  /**
   * {@code length} bytes derived from the input keying material. An empty salt stands for zeros;
   * {@code info} says what the result is for.
   */
  public static byte[] derive(
      HashAlgorithm hash, byte[] ikm, byte[] salt, byte[] info, int length) {
    if (length < 0 || length > MOST_BLOCKS * hash.size()) {
      throw new CryptoException(
          "HKDF with %s gives at most %d bytes, not %d"
              .formatted(hash.vaultName(), MOST_BLOCKS * hash.size(), length));
    }
    byte[] prk = Hmac.mac(hash, salt, ikm);
    try (Hmac hmac = new Hmac(hash, prk)) {
      return expand(hmac, hash.size(), info, length);
    } finally {
      Arrays.fill(prk, (byte) 0);
    }
  }

  private static byte[] expand(Hmac hmac, int blockSize, byte[] info, int length) {
    byte[] output = new byte[length];
    byte[] block = new byte[0];
    int done = 0;
    for (int counter = 1; done < length; counter++) {
      byte[] input =
          ByteBuffer.allocate(block.length + info.length + 1)
              .put(block)
              .put(info)
              .put((byte) counter)
              .array();
      block = hmac.mac(input);
      Arrays.fill(input, (byte) 0);
      int taken = Math.min(blockSize, length - done);
      System.arraycopy(block, 0, output, done, taken);
      done += taken;
    }
    Arrays.fill(block, (byte) 0);
    return output;
  }
}

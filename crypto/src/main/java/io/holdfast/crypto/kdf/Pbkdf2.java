package io.holdfast.crypto.kdf;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.Hmac;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** PBKDF2 (RFC 8018, section 5.2) over passwords in bytes, as BIP-39 has it. */
public final class Pbkdf2 {
  private Pbkdf2() {}

  /** {@link #derive} with HMAC-SHA-512. */
  public static byte[] hmacSha512(byte[] password, byte[] salt, int iterations, int length) {
    return derive(HashAlgorithm.SHA2_512, password, salt, iterations, length);
  }

  /** {@code length} bytes, of which each block of the hash's size costs all the iterations. */
  public static byte[] derive(
      HashAlgorithm hash, byte[] password, byte[] salt, int iterations, int length) {
    if (iterations < 1 || length < 1) {
      throw new CryptoException(
          "PBKDF2 needs at least 1 iteration and 1 byte of length, not %d and %d"
              .formatted(iterations, length));
    }
    byte[] output = new byte[length];
    try (Hmac hmac = new Hmac(hash, password)) {
      for (int done = 0, block = 1; done < length; done += hash.size(), block++) {
        byte[] sum = block(hmac, salt, block, iterations);
        System.arraycopy(sum, 0, output, done, Math.min(sum.length, length - done));
        Arrays.fill(sum, (byte) 0);
      }
    }
    return output;
  }

  private static byte[] block(Hmac hmac, byte[] salt, int index, int iterations) {
    byte[] u = hmac.mac(ByteBuffer.allocate(salt.length + 4).put(salt).putInt(index).array());
    byte[] sum = u.clone();
    for (int i = 1; i < iterations; i++) {
      byte[] next = hmac.mac(u);
      Arrays.fill(u, (byte) 0);
      u = next;
      for (int j = 0; j < sum.length; j++) {
        sum[j] ^= u[j];
      }
    }
    Arrays.fill(u, (byte) 0);
    return sum;
  }
}

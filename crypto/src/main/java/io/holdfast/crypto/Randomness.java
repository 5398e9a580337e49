package io.holdfast.crypto;

import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * The one place that random bytes come from: the operating system's generator, without blocking
 * once it is seeded. Safe for use by any number of threads.
 */
public final class Randomness {
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final SecureRandom RANDOM = create();

  private Randomness() {}

  private static SecureRandom create() {
    try {
      return SecureRandom.getInstance("NativePRNGNonBlocking");
    } catch (NoSuchAlgorithmException onlyOnUnix) {
      return new SecureRandom();
    }
  }

  /** {@code count} fresh random bytes. */
  public static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Overwrites the whole array with random bytes. */
  public static void fill(byte[] target) {
    RANDOM.nextBytes(target);
  }

  /** A uniformly distributed number in {@code [0, bound)}; the bound is at least 1. */
  public static int below(int bound) {
    return RANDOM.nextInt(bound);
  }

  /** A random UUID (version 4, RFC 9562). */
  public static UUID uuid() {
    ByteBuffer random = ByteBuffer.wrap(bytes(16));
    long high = (random.getLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** The generator itself, for library interfaces that ask for one. */
  public static SecureRandom secureRandom() {
    return RANDOM;
  }

  /** Random text of letters and digits: about 5.95 bits a character. */
  public static String base62(int length) {
    char[] out = new char[length];
    for (int i = 0; i < length; i++) {
      out[i] = BASE_62.charAt(below(BASE_62.length()));
    }
    return new String(out);
  }
}

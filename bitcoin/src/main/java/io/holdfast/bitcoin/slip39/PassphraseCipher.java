package io.holdfast.bitcoin.slip39;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.kdf.Pbkdf2;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The encryption of a secret before it is split (SLIP-39, "Encryption of the master secret"): four
 * Feistel rounds whose function is PBKDF2. Every passphrase decrypts to something, so a mistyped
 * one is not noticed here.
 */
final class PassphraseCipher {
  private static final int ROUNDS = 4;
  private static final int BASE_ITERATIONS = 10_000;

  private PassphraseCipher() {}

  static byte[] encrypt(byte[] secret, String passphrase, ShareSet set) {
    return run(secret, passphrase, set, false);
  }

  static byte[] decrypt(byte[] encrypted, String passphrase, ShareSet set) {
    return run(encrypted, passphrase, set, true);
  }

  private static byte[] run(byte[] input, String passphrase, ShareSet set, boolean backwards) {
    byte[] password = password(passphrase);
    int half = input.length / 2;
    byte[] left = Arrays.copyOf(input, half);
    byte[] right = Arrays.copyOfRange(input, half, input.length);
    try {
      for (int step = 0; step < ROUNDS; step++) {
        password[0] = (byte) (backwards ? ROUNDS - 1 - step : step);
        byte[] mask = mask(password, right, set);
        for (int i = 0; i < half; i++) {
          left[i] ^= mask[i];
        }
        Arrays.fill(mask, (byte) 0);
        byte[] swapped = left;
        left = right;
        right = swapped;
      }
      return ByteBuffer.allocate(input.length).put(right).put(left).array();
    } finally {
      Arrays.fill(password, (byte) 0);
      Arrays.fill(left, (byte) 0);
      Arrays.fill(right, (byte) 0);
    }
  }

  private static byte[] mask(byte[] password, byte[] right, ShareSet set) {
    byte[] prefix = salt(set);
    byte[] salt = ByteBuffer.allocate(prefix.length + right.length).put(prefix).put(right).array();
    int iterations = (BASE_ITERATIONS << set.iterationExponent()) / ROUNDS;
    try {
      return Pbkdf2.derive(HashAlgorithm.SHA2_256, password, salt, iterations, right.length);
    } finally {
      Arrays.fill(salt, (byte) 0);
    }
  }

  private static byte[] salt(ShareSet set) {
    return set.extendable()
        ? new byte[0]
        : ByteBuffer.allocate(8)
            .put("shamir".getBytes(StandardCharsets.US_ASCII))
            .putShort((short) set.identifier())
            .array();
  }

  /** A byte for the number of the round, and the passphrase. */
  private static byte[] password(String passphrase) {
    if (!passphrase.chars().allMatch(c -> c >= 32 && c <= 126)) {
      throw new BitcoinException(
          "passphrase of shares has a character that is not printable ASCII; SLIP-39 allows no"
              + " other");
    }
    byte[] password = new byte[passphrase.length() + 1];
    for (int i = 0; i < passphrase.length(); i++) {
      password[i + 1] = (byte) passphrase.charAt(i);
    }
    return password;
  }
}

package io.holdfast.crypto.sign;

import io.holdfast.crypto.ConstantTime;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.internal.Sizes;
import io.holdfast.crypto.sign.RsaScheme.SaltLength;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * EMSA-PSS (RFC 8017, section 9.1): {@code maskedDB || H || bc}, where H is the hash of the
 * message's hash and a salt, and DB is {@code 00..00 01 || salt} masked by MGF1 of H.
 */
final class PssEncoding {
  private static final int TRAILER = 0xbc;

  private PssEncoding() {}

  /** The encoding, in a number of {@code bits} bits, of a message's hash with a fresh salt. */
  static byte[] encode(RsaScheme.Pss scheme, byte[] hash, int bits) {
    HashAlgorithm algorithm = scheme.hash();
    Sizes.check(algorithm.vaultName() + " hash", hash, algorithm.size());
    int size = (bits + 7) / 8;
    int longestSalt = size - algorithm.size() - 2;
    int saltLength =
        switch (scheme.salt()) {
          case SaltLength.Auto() -> longestSalt;
          case SaltLength.SameAsHash() -> algorithm.size();
          case SaltLength.Exactly(int bytes) -> bytes;
        };
    if (saltLength > longestSalt) {
      throw new CryptoException(
          "PSS salt of %d bytes does not fit: at most %d do".formatted(saltLength, longestSalt));
    }
    byte[] salt = Randomness.bytes(saltLength);
    byte[] h = saltedHash(algorithm, hash, salt);
    byte[] encoded = new byte[size];
    int dbLength = size - h.length - 1;
    encoded[dbLength - saltLength - 1] = 1;
    System.arraycopy(salt, 0, encoded, dbLength - saltLength, saltLength);
    System.arraycopy(h, 0, encoded, dbLength, h.length);
    encoded[size - 1] = (byte) TRAILER;
    mask(algorithm, h, encoded, dbLength);
    encoded[0] &= (byte) topByteMask(bits);
    return encoded;
  }

  /** Whether {@code encoded}, a number of {@code bits} bits, encodes this hash. */
  static boolean matches(RsaScheme.Pss scheme, byte[] hash, byte[] encoded, int bits) {
    HashAlgorithm algorithm = scheme.hash();
    Sizes.check(algorithm.vaultName() + " hash", hash, algorithm.size());
    int dbLength = encoded.length - algorithm.size() - 1;
    if (dbLength < 1
        || (encoded[encoded.length - 1] & 0xff) != TRAILER
        || (encoded[0] & 0xff & ~topByteMask(bits)) != 0) {
      return false;
    }
    byte[] h = Arrays.copyOfRange(encoded, dbLength, encoded.length - 1);
    byte[] db = Arrays.copyOf(encoded, dbLength);
    mask(algorithm, h, db, dbLength);
    db[0] &= (byte) topByteMask(bits);
    int saltStart = saltStart(db);
    return saltStart > 0
        && accepts(scheme, dbLength - saltStart)
        && ConstantTime.equal(
            h, saltedHash(algorithm, hash, Arrays.copyOfRange(db, saltStart, dbLength)));
  }

  private static boolean accepts(RsaScheme.Pss scheme, int saltLength) {
    return switch (scheme.salt()) {
      case SaltLength.Auto() -> true;
      case SaltLength.SameAsHash() -> saltLength == scheme.hash().size();
      case SaltLength.Exactly(int bytes) -> saltLength == bytes;
    };
  }

  /** Where the salt begins, behind zeros and one 01; 0 where that is not what DB begins with. */
  private static int saltStart(byte[] db) {
    int i = 0;
    while (i < db.length && db[i] == 0) {
      i++;
    }
    return i < db.length && db[i] == 1 ? i + 1 : 0;
  }

  private static byte[] saltedHash(HashAlgorithm algorithm, byte[] hash, byte[] salt) {
    MessageDigest digest = algorithm.newDigest();
    digest.update(new byte[8]);
    digest.update(hash);
    return digest.digest(salt);
  }

  /** XORs MGF1 (RFC 8017, section B.2.1) of the seed into the first {@code length} bytes. */
  private static void mask(HashAlgorithm algorithm, byte[] seed, byte[] target, int length) {
    MessageDigest digest = algorithm.newDigest();
    for (int done = 0, counter = 0; done < length; counter++) {
      digest.update(seed);
      byte[] block = digest.digest(ByteBuffer.allocate(4).putInt(counter).array());
      for (int i = 0; i < block.length && done < length; i++, done++) {
        target[done] ^= block[i];
      }
    }
  }

  private static int topByteMask(int bits) {
    return 0xff >>> (8 * ((bits + 7) / 8) - bits);
  }
}

package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.internal.Sizes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** EMSA-PKCS1-v1_5 (RFC 8017, section 9.2): {@code 00 01 ff..ff 00 || DigestInfo}. */
final class Pkcs1v15Encoding {
  /** 00 01, at least eight ff, 00. */
  private static final int SMALLEST_PADDING = 11;

  private Pkcs1v15Encoding() {}

  /** The encoding of a hash in {@code size} bytes; without an algorithm it is not named. */
  static byte[] encode(Optional<HashAlgorithm> algorithm, byte[] hash, int size) {
    byte[] prefix = algorithm.map(Pkcs1v15Encoding::digestInfo).orElse(new byte[0]);
    algorithm.ifPresent(a -> Sizes.check(a.vaultName() + " hash", hash, a.size()));
    int used = prefix.length + hash.length;
    if (used + SMALLEST_PADDING > size) {
      throw new CryptoException(
          "input of %d bytes is too long to sign with an RSA key of %d bits"
              .formatted(hash.length, 8 * size));
    }
    byte[] encoded = new byte[size];
    encoded[1] = 1;
    Arrays.fill(encoded, 2, size - used - 1, (byte) 0xff);
    System.arraycopy(prefix, 0, encoded, size - used, prefix.length);
    System.arraycopy(hash, 0, encoded, size - hash.length, hash.length);
    return encoded;
  }

  /** The DER of DigestInfo up to the hash, whose bytes follow. */
  private static byte[] digestInfo(HashAlgorithm algorithm) {
    return HexFormat.of()
        .parseHex(
            switch (algorithm) {
              case SHA1 -> "3021300906052b0e03021a05000414";
              case SHA2_224 -> "302d300d06096086480165030402040500041c";
              case SHA2_256 -> "3031300d060960864801650304020105000420";
              case SHA2_384 -> "3041300d060960864801650304020205000430";
              case SHA2_512 -> "3051300d060960864801650304020305000440";
              case SHA3_224 -> "302d300d06096086480165030402070500041c";
              case SHA3_256 -> "3031300d060960864801650304020805000420";
              case SHA3_384 -> "3041300d060960864801650304020905000430";
              case SHA3_512 -> "3051300d060960864801650304020a05000440";
            });
  }
}

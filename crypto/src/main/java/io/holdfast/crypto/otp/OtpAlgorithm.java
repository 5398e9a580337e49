package io.holdfast.crypto.otp;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;

/** The hashes of one-time passwords, with the names that key URLs and Vault give them. */
public enum OtpAlgorithm {
  SHA1(HashAlgorithm.SHA1),
  SHA256(HashAlgorithm.SHA2_256),
  SHA512(HashAlgorithm.SHA2_512);

  private final HashAlgorithm hash;

  OtpAlgorithm(HashAlgorithm hash) {
    this.hash = hash;
  }

  /**
   * The algorithm of a name.
   *
   * @throws CryptoException when there is none
   */
  public static OtpAlgorithm named(String name) {
    return switch (name) {
      case "SHA1" -> SHA1;
      case "SHA256" -> SHA256;
      case "SHA512" -> SHA512;
      default -> throw new CryptoException("algorithm must be SHA1, SHA256 or SHA512");
    };
  }

  HashAlgorithm hash() {
    return hash;
  }
}

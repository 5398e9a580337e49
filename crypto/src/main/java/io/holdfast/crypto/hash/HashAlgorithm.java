package io.holdfast.crypto.hash;

import io.holdfast.crypto.CryptoException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The hash functions that Vault's transit engine and tools name, with their sizes in bytes. */
public enum HashAlgorithm {
  SHA1("sha1", "SHA-1", "HmacSHA1", 20),
  SHA2_224("sha2-224", "SHA-224", "HmacSHA224", 28),
  SHA2_256("sha2-256", "SHA-256", "HmacSHA256", 32),
  SHA2_384("sha2-384", "SHA-384", "HmacSHA384", 48),
  SHA2_512("sha2-512", "SHA-512", "HmacSHA512", 64),
  SHA3_224("sha3-224", "SHA3-224", "HmacSHA3-224", 28),
  SHA3_256("sha3-256", "SHA3-256", "HmacSHA3-256", 32),
  SHA3_384("sha3-384", "SHA3-384", "HmacSHA3-384", 48),
  SHA3_512("sha3-512", "SHA3-512", "HmacSHA3-512", 64);

  private final String vaultName;
  private final String digestName;
  private final String hmacName;
  private final int size;

  HashAlgorithm(String vaultName, String digestName, String hmacName, int size) {
    this.vaultName = vaultName;
    this.digestName = digestName;
    this.hmacName = hmacName;
    this.size = size;
  }

  /** The algorithm that Vault calls {@code name}, such as {@code sha2-256}. */
  public static Optional<HashAlgorithm> find(String name) {
    return Arrays.stream(values()).filter(a -> a.vaultName.equals(name)).findFirst();
  }

  /**
   * The algorithm that Vault calls {@code name}.
   *
   * @throws CryptoException when there is none, with the names that exist
   */
  public static HashAlgorithm named(String name) {
    return find(name)
        .orElseThrow(
            () -> new CryptoException("unknown hash \"" + name + "\"; known are " + allNames()));
  }

  private static String allNames() {
    return Arrays.stream(values()).map(HashAlgorithm::vaultName).collect(Collectors.joining(", "));
  }

  /** The name in Vault's API. */
  public String vaultName() {
    return vaultName;
  }

  /** The name of the hash in Java's cryptography architecture. */
  public String digestName() {
    return digestName;
  }

  /** The name of HMAC over this hash in Java's cryptography architecture. */
  public String hmacName() {
    return hmacName;
  }

  /** Bytes of a hash, and of an HMAC over it. */
  public int size() {
    return size;
  }

  /** The hash of {@code data}. */
  public byte[] hash(byte[] data) {
    return newDigest().digest(data);
  }

  /** A digest to feed piece by piece. */
  public MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(digestName);
    } catch (NoSuchAlgorithmException e) {
      throw new CryptoException("this Java runtime has no " + digestName, e);
    }
  }
}

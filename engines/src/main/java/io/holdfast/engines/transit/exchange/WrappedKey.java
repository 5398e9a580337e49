package io.holdfast.engines.transit.exchange;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.aead.AesKeyWrap;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.sign.RsaPrivateKey;
import io.holdfast.crypto.sign.RsaPublicKey;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Key material wrapped for transport as PKCS#11's CKM_RSA_AES_KEY_WRAP has it: an ephemeral AES-256
 * key under RSA-OAEP, followed by the material under that key with AES-KWP (RFC 5649).
 */
public final class WrappedKey {
  private static final int EPHEMERAL_SIZE = 32;

  private WrappedKey() {}

  /** The hash function of OAEP by Vault's name for it, such as {@code SHA256}. */
  public static HashAlgorithm hash(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "SHA1" -> HashAlgorithm.SHA1;
      case "SHA224" -> HashAlgorithm.SHA2_224;
      case "SHA256" -> HashAlgorithm.SHA2_256;
      case "SHA384" -> HashAlgorithm.SHA2_384;
      case "SHA512" -> HashAlgorithm.SHA2_512;
      default ->
          throw new Refusal.InvalidRequest(
              "unknown hash function \"%s\": give SHA1, SHA224, SHA256, SHA384 or SHA512"
                  .formatted(name));
    };
  }

  /** Wraps material, which stays as it is. */
  public static byte[] wrap(RsaPublicKey recipient, HashAlgorithm hash, byte[] material) {
    byte[] ephemeral = Randomness.bytes(EPHEMERAL_SIZE);
    try {
      ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
      wrapped.writeBytes(recipient.encryptOaep(hash, ephemeral));
      wrapped.writeBytes(AesKeyWrap.wrap(ephemeral, material));
      return wrapped.toByteArray();
    } finally {
      Arrays.fill(ephemeral, (byte) 0);
    }
  }

  /**
   * Unwraps material; the caller zeroes it.
   *
   * @throws Refusal.InvalidRequest when it was not wrapped for this key, or is damaged; which of
   *     them is deliberately not said
   */
  public static byte[] unwrap(RsaPrivateKey recipient, HashAlgorithm hash, byte[] wrapped) {
    int size = recipient.publicKey().bits() / 8;
    if (wrapped.length <= size) {
      throw new Refusal.InvalidRequest("provided ciphertext is too short");
    }
    try {
      byte[] ephemeral = recipient.decryptOaep(hash, Arrays.copyOf(wrapped, size));
      try {
        if (ephemeral.length != EPHEMERAL_SIZE) {
          throw failed();
        }
        return AesKeyWrap.unwrap(ephemeral, Arrays.copyOfRange(wrapped, size, wrapped.length));
      } finally {
        Arrays.fill(ephemeral, (byte) 0);
      }
    } catch (CryptoException whyIsASecret) {
      throw failed();
    }
  }

  private static Refusal.InvalidRequest failed() {
    return new Refusal.InvalidRequest(
        "ciphertext does not unwrap: it is a 256-bit AES key under RSA-OAEP for this mount's"
            + " wrapping_key with hash_function, followed by the key under AES-KWP");
  }
}

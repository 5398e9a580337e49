package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.util.Optional;

/** How an RSA signature encodes the hash that it signs (RFC 8017, section 8). */
public sealed interface RsaScheme {
  /**
   * RSASSA-PKCS1-v1_5.
   *
   * @param hash of the message; empty signs the input as it is, without naming a hash, which Vault
   *     calls {@code hash_algorithm=none}
   */
  record Pkcs1v15(Optional<HashAlgorithm> hash) implements RsaScheme {
    public Pkcs1v15(HashAlgorithm hash) {
      this(Optional.of(hash));
    }
  }

  /**
   * RSASSA-PSS, with the same hash in its mask.
   *
   * @param hash of the message
   * @param salt its length
   */
  record Pss(HashAlgorithm hash, SaltLength salt) implements RsaScheme {}

  /** The hash of a message that this scheme signs. */
  default byte[] hash(byte[] message) {
    return switch (this) {
      case Pss(var hash, var _) -> hash.hash(message);
      case Pkcs1v15(var hash) -> hash.map(h -> h.hash(message)).orElse(message);
    };
  }

  /** Length of a PSS salt in bytes. */
  sealed interface SaltLength {
    /** As long as fits when signing, any when verifying. */
    record Auto() implements SaltLength {}

    /** As long as the hash. */
    record SameAsHash() implements SaltLength {}

    /** This many bytes. */
    record Exactly(int bytes) implements SaltLength {
      public Exactly {
        if (bytes < 0) {
          throw new CryptoException("PSS salt cannot have " + bytes + " bytes");
        }
      }
    }
  }
}

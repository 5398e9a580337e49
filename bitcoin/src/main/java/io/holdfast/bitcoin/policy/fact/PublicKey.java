package io.holdfast.bitcoin.policy.fact;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Locale;

/**
 * A key that signs statements, written as {@code ed25519:} or {@code bip340:} and 64 hexadecimal
 * digits.
 *
 * @param key 32 bytes: of Ed25519, or x-only of secp256k1
 */
public record PublicKey(Algorithm algorithm, Bytes key) {
  /** How it signs. */
  public enum Algorithm {
    /** Over the message (RFC 8032). */
    ED25519(0),
    /** Over the message's SHA-256. */
    BIP340(1);

    private final int code;

    Algorithm(int code) {
      this.code = code;
    }

    /** The number in binary forms. */
    int code() {
      return code;
    }

    private String prefix() {
      return name().toLowerCase(Locale.ROOT) + ":";
    }
  }

  /**
   * Reads a key.
   *
   * @throws BitcoinException if it has another form or is not on its curve
   */
  public static PublicKey parse(String text) {
    for (Algorithm algorithm : Algorithm.values()) {
      if (text.startsWith(algorithm.prefix())) {
        PublicKey key = of(algorithm, Bytes.fromHex(text.substring(algorithm.prefix().length())));
        if (key.toString().equals(text)) {
          return key;
        }
      }
    }
    throw new BitcoinException("expected ed25519: or bip340: and 64 hexadecimal digits in lower case");
  }

  /**
   * The key of these bytes.
   *
   * @throws BitcoinException if it is not on its curve
   */
  public static PublicKey of(Algorithm algorithm, Bytes bytes) {
    PublicKey key = new PublicKey(algorithm, bytes);
    if (!key.isValid()) {
      throw new BitcoinException("the key is not one of its curve");
    }
    return key;
  }

  private boolean isValid() {
    return switch (algorithm) {
      case ED25519 -> Ed25519.isValidPublicKey(key.toArray());
      case BIP340 -> key.size() == 32 && Secp256k1.isValidPublicKey(withEvenY());
    };
  }

  private byte[] withEvenY() {
    byte[] compressed = new byte[33];
    compressed[0] = 2;
    key.copyTo(compressed, 1);
    return compressed;
  }

  /** Whether the key's owner signed the message. */
  public boolean verify(byte[] message, Bytes signature) {
    if (signature.size() != 64) {
      return false;
    }
    return switch (algorithm) {
      case ED25519 -> Ed25519.verify(key.toArray(), message, signature.toArray());
      case BIP340 ->
          Secp256k1.verifySchnorr(key.toArray(), Hashes.sha256(message), signature.toArray());
    };
  }

  @Override
  public String toString() {
    return algorithm.prefix() + key.hex();
  }
}

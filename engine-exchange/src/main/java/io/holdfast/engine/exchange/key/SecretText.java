package io.holdfast.engine.exchange.key;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.KeyType;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.engine.exchange.venue.Algorithm;
import io.holdfast.engine.exchange.venue.TextEncoding;
import java.util.Arrays;
import java.util.Base64;

/** Secrets as venues give them, and made here: from text to the bytes that are stored. */
final class SecretText {
  private static final int RSA_BITS = 2048;
  private static final int LONGEST = 20_000;

  private SecretText() {}

  /**
   * The bytes of a secret that was given: of a key pair the PKCS#8 DER, or the seed of Ed25519.
   *
   * @throws IllegalArgumentException saying what was expected; it quotes nothing
   */
  static SecretBytes read(Algorithm algorithm, TextEncoding encoding, String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
    }
    try {
      return SecretBytes.take(
          switch (algorithm) {
            case HMAC_SHA256, HMAC_SHA384, HMAC_SHA512, NONE -> plain(encoding, text);
            case ED25519 -> ed25519(text);
            case ECDSA_P256 -> requireP256(pkcs8(text));
            case RSA_SHA256, RSA_PSS_SHA256 -> requireRsa(pkcs8(text));
          });
    } catch (CryptoException e) {
      // The message names what was wrong, and no key material.
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static byte[] plain(TextEncoding encoding, String text) {
    byte[] bytes = encoding.read(text.strip());
    if (bytes.length == 0) {
      throw new IllegalArgumentException("it is empty");
    }
    return bytes;
  }

  /** In PEM, or in base64 the seed, alone or with the public key after it. */
  private static byte[] ed25519(String text) {
    if (text.contains("-----BEGIN")) {
      return Ed25519Keys.seedOf(Pem.readPrivate(text));
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is neither PEM nor base64");
    }
    if (bytes.length != Ed25519.SEED_SIZE && bytes.length != 2 * Ed25519.SEED_SIZE) {
      throw new IllegalArgumentException(
          "an Ed25519 key in base64 has 32 bytes, or 64 with its public key");
    }
    byte[] seed = Arrays.copyOf(bytes, Ed25519.SEED_SIZE);
    if (bytes.length > Ed25519.SEED_SIZE
        && !Arrays.equals(
            Ed25519.publicKey(seed), Arrays.copyOfRange(bytes, Ed25519.SEED_SIZE, bytes.length))) {
      throw new IllegalArgumentException("its two halves are not of one key pair");
    }
    Arrays.fill(bytes, (byte) 0);
    return seed;
  }

  private static byte[] pkcs8(String text) {
    if (!text.contains("-----BEGIN")) {
      throw new IllegalArgumentException("it is not a private key in PEM");
    }
    // Venues' files and environment variables often hold the two characters \n for a new line.
    return Pem.readPrivate(text.replace("\\n", "\n"));
  }

  private static byte[] requireP256(byte[] pkcs8) {
    if (KeyType.ofPrivate(pkcs8) != KeyType.EC_P256) {
      throw new IllegalArgumentException("it is not a key of the curve P-256");
    }
    return pkcs8;
  }

  private static byte[] requireRsa(byte[] pkcs8) {
    if (KeyType.ofPrivate(pkcs8) != KeyType.RSA) {
      throw new IllegalArgumentException("it is not an RSA key");
    }
    Rsa.privateKey(pkcs8).close();
    return pkcs8;
  }

  /** A fresh key pair's private half. */
  static SecretBytes generate(Algorithm algorithm) {
    return SecretBytes.take(
        switch (algorithm) {
          case ED25519 -> Ed25519.generateSeed();
          case ECDSA_P256 -> Ecdsa.generate(EcCurve.P256);
          case RSA_SHA256, RSA_PSS_SHA256 -> Rsa.generate(RSA_BITS);
          case HMAC_SHA256, HMAC_SHA384, HMAC_SHA512, NONE ->
              throw new IllegalArgumentException(
                  "a key that the venue has to know too is made by the venue: import it");
        });
  }

  /** The public half in PEM; empty where there is none. */
  static String publicKey(Algorithm algorithm, SecretBytes secret) {
    return secret.use(bytes ->
        switch (algorithm) {
          case ED25519 -> Pem.ofPublic(Ed25519Keys.toSpki(Ed25519.publicKey(bytes)));
          case ECDSA_P256 -> Pem.ofPublic(EcKeys.spkiOf(bytes));
          case RSA_SHA256, RSA_PSS_SHA256 -> Pem.ofPublic(Rsa.publicKey(bytes));
          case HMAC_SHA256, HMAC_SHA384, HMAC_SHA512, NONE -> "";
        });
  }
}

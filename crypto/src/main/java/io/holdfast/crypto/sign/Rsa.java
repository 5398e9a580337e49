package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.internal.Providers;
import io.holdfast.crypto.key.RsaKeys;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Optional;

/**
 * RSA (RFC 8017) with keys of 2048 to 8192 bits. Private keys are PKCS#8 DER, public keys
 * SubjectPublicKeyInfo DER.
 */
public final class Rsa {
  private static final int SMALLEST = 2048;
  private static final int LARGEST = 8192;

  private Rsa() {}

  /** A fresh private key of 2048, 3072, 4096 or 8192 bits; it takes up to seconds. */
  public static byte[] generate(int bits) {
    if (bits != 2048 && bits != 3072 && bits != 4096 && bits != 8192) {
      throw new CryptoException(
          "RSA keys are made with 2048, 3072, 4096 or 8192 bits, not " + bits);
    }
    try {
      KeyPairGenerator generator =
          provider().isPresent()
              ? KeyPairGenerator.getInstance("RSA", provider().get())
              : KeyPairGenerator.getInstance("RSA");
      generator.initialize(
          new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4), Randomness.secureRandom());
      KeyPair pair = generator.generateKeyPair();
      return pair.getPrivate().getEncoded();
    } catch (GeneralSecurityException e) {
      throw new CryptoException("RSA key of " + bits + " bits could not be made", e);
    }
  }

  /** The public key of a private one. */
  public static byte[] publicKey(byte[] pkcs8) {
    return RsaKeys.spkiOf(pkcs8);
  }

  /** A private key prepared for signing and decryption; on the heap until it is closed. */
  public static RsaPrivateKey privateKey(byte[] pkcs8) {
    RsaPublicKey publicKey = publicHalf(RsaKeys.spkiOf(pkcs8));
    try {
      KeyFactory keys =
          provider().isPresent()
              ? KeyFactory.getInstance("RSA", provider().get())
              : KeyFactory.getInstance("RSA");
      if (keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)) instanceof RSAPrivateCrtKey key) {
        return new RsaPrivateKey(publicKey, key);
      }
      throw new CryptoException("RSA private key lacks its primes");
    } catch (GeneralSecurityException e) {
      throw new CryptoException("not a valid RSA private key");
    }
  }

  /** A public key prepared for verification and encryption. */
  public static RsaPublicKey publicHalf(byte[] spki) {
    RsaPublicKey key = new RsaPublicKey(RsaKeys.modulusOf(spki), RsaKeys.exponentOf(spki));
    checkSize(key.bits());
    return key;
  }

  static Optional<Provider> provider() {
    return Providers.accp();
  }

  private static void checkSize(int bits) {
    if (bits < SMALLEST || bits > LARGEST) {
      throw new CryptoException(
          "RSA keys have between %d and %d bits here, not %d".formatted(SMALLEST, LARGEST, bits));
    }
  }
}

package io.holdfast.crypto.key;

import io.holdfast.crypto.CryptoException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** The numbers of an RSA private key with two primes (RFC 8017, section 3.2). */
public record RsaNumbers(
    BigInteger modulus, BigInteger publicExponent, BigInteger d, BigInteger p, BigInteger q) {

  /** The numbers of a key in PKCS#8 DER. */
  public static RsaNumbers of(byte[] pkcs8) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      if (key instanceof RSAPrivateCrtKey numbers) {
        return new RsaNumbers(
            numbers.getModulus(),
            numbers.getPublicExponent(),
            numbers.getPrivateExponent(),
            numbers.getPrimeP(),
            numbers.getPrimeQ());
      }
      throw new CryptoException("RSA private key lacks its primes");
    } catch (GeneralSecurityException e) {
      // The provider's message may quote the key.
      throw new CryptoException("not a valid RSA private key");
    }
  }

  public BigInteger exponentP() {
    return d.mod(p.subtract(BigInteger.ONE));
  }

  public BigInteger exponentQ() {
    return d.mod(q.subtract(BigInteger.ONE));
  }

  /** The inverse of q modulo p. */
  public BigInteger coefficient() {
    return q.modInverse(p);
  }

  /**
   * The key in PKCS#8 DER.
   *
   * @throws CryptoException when the numbers don't belong together
   */
  public byte[] toPkcs8() {
    check();
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(
              new RSAPrivateCrtKeySpec(
                  modulus, publicExponent, d, p, q, exponentP(), exponentQ(), coefficient()))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new CryptoException("not a valid RSA private key");
    }
  }

  /** A public key in SubjectPublicKeyInfo DER. */
  public static byte[] spki(BigInteger modulus, BigInteger publicExponent) {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(modulus, publicExponent))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new CryptoException("not a valid RSA public key", e);
    }
  }

  private void check() {
    BigInteger p1 = p.subtract(BigInteger.ONE);
    BigInteger q1 = q.subtract(BigInteger.ONE);
    if (p1.signum() <= 0 || q1.signum() <= 0 || !p.multiply(q).equals(modulus)) {
      throw new CryptoException("RSA private key: its primes don't make its modulus");
    }
    BigInteger product = d.multiply(publicExponent);
    if (!product.mod(p1).equals(BigInteger.ONE) || !product.mod(q1).equals(BigInteger.ONE)) {
      throw new CryptoException("RSA private key: its exponents don't belong together");
    }
  }

  /** The size only. */
  @Override
  public String toString() {
    return "RsaNumbers[" + modulus.bitLength() + " bits]";
  }
}

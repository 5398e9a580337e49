package io.holdfast.crypto.key;

import io.holdfast.crypto.CryptoException;
import java.math.BigInteger;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The encodings of RSA keys. */
public final class RsaKeys {
  private static final AlgorithmIdentifier RSA = new AlgorithmIdentifier(Der.RSA, DERNull.INSTANCE);

  private RsaKeys() {}

  /** A PKCS#8 DER key in PKCS#1 form, which PEM calls {@code RSA PRIVATE KEY}. */
  public static byte[] toPkcs1(byte[] pkcs8) {
    return Der.write(privateKey(pkcs8));
  }

  /** A key in PKCS#1 form as PKCS#8 DER. */
  public static byte[] fromPkcs1(byte[] pkcs1) {
    return Der.parsed(
        "an RSA private key in PKCS#1 form",
        () -> Der.write(new PrivateKeyInfo(RSA, RSAPrivateKey.getInstance(Der.read(pkcs1)))));
  }

  /** A public key in PKCS#1 form, which PEM calls {@code RSA PUBLIC KEY}, as SPKI DER. */
  public static byte[] publicFromPkcs1(byte[] pkcs1) {
    return Der.parsed(
        "an RSA public key in PKCS#1 form",
        () -> Der.write(new SubjectPublicKeyInfo(RSA, RSAPublicKey.getInstance(Der.read(pkcs1)))));
  }

  /** The public key, in SubjectPublicKeyInfo DER, of a private one in PKCS#8 DER. */
  public static byte[] spkiOf(byte[] pkcs8) {
    RSAPrivateKey key = privateKey(pkcs8);
    RSAPublicKey publicKey = new RSAPublicKey(key.getModulus(), key.getPublicExponent());
    return Der.parsed(
        "an RSA private key", () -> Der.write(new SubjectPublicKeyInfo(RSA, publicKey)));
  }

  /** The modulus of a public key in SubjectPublicKeyInfo DER. */
  public static BigInteger modulusOf(byte[] spki) {
    return publicKey(spki).getModulus();
  }

  /** The public exponent of a public key in SubjectPublicKeyInfo DER. */
  public static BigInteger exponentOf(byte[] spki) {
    return publicKey(spki).getPublicExponent();
  }

  private static RSAPrivateKey privateKey(byte[] pkcs8) {
    PrivateKeyInfo info = Der.privateKey(pkcs8);
    checkAlgorithm(info.getPrivateKeyAlgorithm());
    return Der.parsed(
        "an RSA private key", () -> RSAPrivateKey.getInstance(info.parsePrivateKey()));
  }

  private static RSAPublicKey publicKey(byte[] spki) {
    SubjectPublicKeyInfo info = Der.publicKey(spki);
    checkAlgorithm(info.getAlgorithm());
    return Der.parsed("an RSA public key", () -> RSAPublicKey.getInstance(info.parsePublicKey()));
  }

  private static void checkAlgorithm(AlgorithmIdentifier algorithm) {
    if (!algorithm.getAlgorithm().equals(Der.RSA)) {
      throw new CryptoException("not an RSA key: its algorithm is " + algorithm.getAlgorithm());
    }
  }
}

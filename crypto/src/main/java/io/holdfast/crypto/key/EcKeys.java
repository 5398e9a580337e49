package io.holdfast.crypto.key;

import io.holdfast.crypto.CryptoException;
import java.math.BigInteger;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The encodings of elliptic curve keys. Raw, a private key is a number of {@link EcCurve#size}
 * bytes and a public key an uncompressed point.
 */
public final class EcKeys {
  private EcKeys() {}

  /** A private key as PKCS#8 DER, with its public key inside as other programs write it. */
  public static byte[] toPkcs8(EcCurve curve, byte[] scalar) {
    return Der.parsed(
        "an elliptic curve private key",
        () -> Der.write(new PrivateKeyInfo(algorithm(curve), sec1(curve, scalar, false))));
  }

  /** The private key in PKCS#8 DER, in {@link EcCurve#size} bytes. */
  public static byte[] scalarOf(byte[] pkcs8) {
    PrivateKeyInfo info = Der.privateKey(pkcs8);
    EcCurve curve = curveOf(info.getPrivateKeyAlgorithm());
    BigInteger scalar =
        Der.parsed(
            "an elliptic curve private key",
            () -> ECPrivateKey.getInstance(info.parsePrivateKey()).getKey());
    return curve.scalarBytes(scalar);
  }

  /** The curve of a private key in PKCS#8 DER. */
  public static EcCurve curveOfPrivate(byte[] pkcs8) {
    return curveOf(Der.privateKey(pkcs8).getPrivateKeyAlgorithm());
  }

  /** A public key, in whatever point encoding, as SubjectPublicKeyInfo DER. */
  public static byte[] toSpki(EcCurve curve, byte[] point) {
    return Der.write(new SubjectPublicKeyInfo(algorithm(curve), curve.decompress(point)));
  }

  /** The uncompressed point in a SubjectPublicKeyInfo DER key. */
  public static byte[] pointOf(byte[] spki) {
    SubjectPublicKeyInfo info = Der.publicKey(spki);
    return curveOf(info.getAlgorithm()).decompress(info.getPublicKeyData().getOctets());
  }

  /** The curve of a public key in SubjectPublicKeyInfo DER. */
  public static EcCurve curveOfPublic(byte[] spki) {
    return curveOf(Der.publicKey(spki).getAlgorithm());
  }

  /** The public key, in SubjectPublicKeyInfo DER, of a private one in PKCS#8 DER. */
  public static byte[] spkiOf(byte[] pkcs8) {
    EcCurve curve = curveOfPrivate(pkcs8);
    return toSpki(curve, curve.publicPoint(scalarOf(pkcs8)));
  }

  /** A PKCS#8 DER key as the ECPrivateKey of SEC 1, which PEM calls {@code EC PRIVATE KEY}. */
  public static byte[] toSec1(byte[] pkcs8) {
    EcCurve curve = curveOfPrivate(pkcs8);
    return Der.write(sec1(curve, scalarOf(pkcs8), true));
  }

  /** An ECPrivateKey of SEC 1, which must name its curve, as PKCS#8 DER. */
  public static byte[] fromSec1(byte[] sec1) {
    ECPrivateKey key =
        Der.parsed(
            "an elliptic curve private key in SEC 1 form",
            () -> ECPrivateKey.getInstance(Der.read(sec1)));
    if (key.getParametersObject() == null) {
      throw new CryptoException("elliptic curve private key in SEC 1 form does not name its curve");
    }
    EcCurve curve = EcCurve.of(key.getParametersObject());
    return toPkcs8(curve, curve.scalarBytes(key.getKey()));
  }

  private static ECPrivateKey sec1(EcCurve curve, byte[] scalar, boolean namesCurve) {
    DERBitString point = new DERBitString(curve.publicPoint(scalar));
    int orderBits = curve.order().bitLength();
    BigInteger d = new BigInteger(1, scalar);
    return namesCurve
        ? new ECPrivateKey(orderBits, d, point, curve.oid())
        : new ECPrivateKey(orderBits, d, point, null);
  }

  private static AlgorithmIdentifier algorithm(EcCurve curve) {
    return new AlgorithmIdentifier(Der.EC, curve.oid());
  }

  private static EcCurve curveOf(AlgorithmIdentifier algorithm) {
    if (!algorithm.getAlgorithm().equals(Der.EC)) {
      throw new CryptoException(
          "not an elliptic curve key: its algorithm is " + algorithm.getAlgorithm());
    }
    return EcCurve.of(algorithm.getParameters());
  }
}

package io.holdfast.crypto.key;

import io.holdfast.crypto.CryptoException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** The elliptic curves whose keys are read and written; all have cofactor 1. */
public enum EcCurve {
  P256("secp256r1", "1.2.840.10045.3.1.7"),
  P384("secp384r1", "1.3.132.0.34"),
  P521("secp521r1", "1.3.132.0.35"),
  SECP256K1("secp256k1", "1.3.132.0.10");

  private final String standardName;

  // Both types never change, but don't say so in an annotation.
  @SuppressWarnings("Immutable")
  private final ASN1ObjectIdentifier oid;

  @SuppressWarnings("Immutable")
  private final X9ECParameters parameters;

  EcCurve(String standardName, String oid) {
    this.standardName = standardName;
    this.oid = new ASN1ObjectIdentifier(oid);
    this.parameters = CustomNamedCurves.getByName(standardName);
  }

  /** The curve's name in SEC 2, such as {@code secp256r1}. */
  public String standardName() {
    return standardName;
  }

  /** Bytes of a coordinate and of a private key: 32, 48 or 66. */
  public int size() {
    return (parameters.getCurve().getFieldSize() + 7) / 8;
  }

  /** The number of points. */
  public BigInteger order() {
    return parameters.getN();
  }

  /** Whether these are {@link #size} bytes of a number between 1 and the order less 1. */
  public boolean isValidPrivateKey(byte[] scalar) {
    BigInteger d = new BigInteger(1, scalar);
    return scalar.length == size() && d.signum() > 0 && d.compareTo(order()) < 0;
  }

  /** The uncompressed point that belongs to a private key. */
  public byte[] publicPoint(byte[] scalar) {
    if (!isValidPrivateKey(scalar)) {
      throw new CryptoException("private key is not between 1 and the order of " + standardName);
    }
    return new FixedPointCombMultiplier()
        .multiply(parameters.getG(), new BigInteger(1, scalar))
        .getEncoded(false);
  }

  /**
   * The uncompressed form of a point; one that is not on the curve, or at infinity, is an error.
   */
  public byte[] decompress(byte[] point) {
    return decode(point).getEncoded(false);
  }

  @Override
  public String toString() {
    return standardName;
  }

  /** A number below the order in {@link #size} bytes. */
  byte[] scalarBytes(BigInteger scalar) {
    if (scalar.signum() <= 0 || scalar.compareTo(order()) >= 0) {
      throw new CryptoException("private key is not between 1 and the order of " + standardName);
    }
    return BigIntegers.asUnsignedByteArray(size(), scalar);
  }

  ASN1ObjectIdentifier oid() {
    return oid;
  }

  static EcCurve of(ASN1Encodable parameters) {
    return Arrays.stream(values())
        .filter(curve -> curve.oid.equals(parameters))
        .findFirst()
        .orElseThrow(() ->
            new CryptoException(
                "unsupported elliptic curve; supported are " + Arrays.toString(values())));
  }

  private ECPoint decode(byte[] point) {
    try {
      ECPoint decoded = parameters.getCurve().decodePoint(point);
      if (decoded.isInfinity()) {
        throw new CryptoException("public key is the point at infinity of " + standardName);
      }
      return decoded;
    } catch (IllegalArgumentException e) {
      throw new CryptoException("public key is not a point of " + standardName, e);
    }
  }
}

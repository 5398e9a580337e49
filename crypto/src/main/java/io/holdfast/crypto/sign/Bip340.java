package io.holdfast.crypto.sign;

import static io.holdfast.crypto.sign.PortableSecp256k1.bytes;
import static io.holdfast.crypto.sign.PortableSecp256k1.concatenated;
import static io.holdfast.crypto.sign.PortableSecp256k1.point;
import static io.holdfast.crypto.sign.PortableSecp256k1.timesG;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** Schnorr signatures of BIP-340 in portable code, over messages of any size. */
final class Bip340 {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger N = CURVE.getN();

  private Bip340() {}

  /** The signature by a private key in [1, n-1] with 32 bytes of auxiliary randomness. */
  static byte[] sign(BigInteger privateKey, byte[] message, byte[] aux) {
    ECPoint publicPoint = timesG(privateKey);
    BigInteger d = withEvenY(privateKey, publicPoint);
    byte[] x = xOf(publicPoint);
    byte[] masked = bytes(d);
    byte[] mask = taggedHash("BIP0340/aux", aux);
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= mask[i];
    }
    BigInteger nonce = scalar(taggedHash("BIP0340/nonce", masked, x, message));
    Arrays.fill(masked, (byte) 0);
    if (nonce.signum() == 0) {
      throw new CryptoException("nonce is zero: sign with other auxiliary randomness");
    }
    ECPoint noncePoint = timesG(nonce);
    BigInteger k = withEvenY(nonce, noncePoint);
    BigInteger e = challenge(xOf(noncePoint), x, message);
    return concatenated(new BigInteger(1, xOf(noncePoint)), k.add(e.multiply(d)).mod(N));
  }

  static boolean verify(byte[] xOnly, byte[] message, byte[] signature) {
    byte[] r = Arrays.copyOf(signature, 32);
    BigInteger s = new BigInteger(1, signature, 32, 32);
    if (s.compareTo(N) >= 0) {
      return false;
    }
    ECPoint publicPoint;
    try {
      publicPoint = point(compressedEven(xOnly));
    } catch (CryptoException notOnTheCurve) {
      return false;
    }
    BigInteger e = challenge(r, xOnly, message);
    ECPoint sum =
        ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), s, publicPoint, N.subtract(e)).normalize();
    return !sum.isInfinity() && isEvenY(sum) && Arrays.equals(xOf(sum), r);
  }

  private static byte[] compressedEven(byte[] xOnly) {
    byte[] compressed = new byte[33];
    compressed[0] = 2;
    System.arraycopy(xOnly, 0, compressed, 1, 32);
    return compressed;
  }

  private static BigInteger withEvenY(BigInteger scalar, ECPoint point) {
    return isEvenY(point) ? scalar : N.subtract(scalar);
  }

  private static boolean isEvenY(ECPoint normalized) {
    return !normalized.getAffineYCoord().testBitZero();
  }

  private static byte[] xOf(ECPoint normalized) {
    return normalized.getAffineXCoord().getEncoded();
  }

  private static BigInteger challenge(byte[] r, byte[] xOnly, byte[] message) {
    return scalar(taggedHash("BIP0340/challenge", r, xOnly, message));
  }

  private static BigInteger scalar(byte[] hash) {
    return new BigInteger(1, hash).mod(N);
  }

  private static byte[] taggedHash(String tag, byte[]... parts) {
    byte[] tagHash = HashAlgorithm.SHA2_256.hash(tag.getBytes(UTF_8));
    MessageDigest digest = HashAlgorithm.SHA2_256.newDigest();
    digest.update(tagHash);
    digest.update(tagHash);
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}

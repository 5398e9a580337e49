package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** secp256k1 by Bouncy Castle, for platforms without the native library. */
final class PortableSecp256k1 implements Secp256k1Backend {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
  private static final BigInteger N = CURVE.getN();
  private static final BigInteger HALF_N = N.shiftRight(1);

  @Override
  public String description() {
    return "Bouncy Castle";
  }

  @Override
  public boolean isValidPrivateKey(byte[] privateKey) {
    BigInteger d = new BigInteger(1, privateKey);
    return d.signum() > 0 && d.compareTo(N) < 0;
  }

  @Override
  public byte[] publicKey(byte[] privateKey) {
    return timesG(scalar(privateKey)).getEncoded(true);
  }

  @Override
  public byte[] decompress(byte[] publicKey) {
    return point(publicKey).getEncoded(false);
  }

  @Override
  public byte[] signEcdsa(byte[] privateKey, byte[] hash) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(scalar(privateKey), DOMAIN));
    BigInteger[] rs = signer.generateSignature(hash);
    BigInteger lowS = rs[1].compareTo(HALF_N) > 0 ? N.subtract(rs[1]) : rs[1];
    return concatenated(rs[0], lowS);
  }

  @Override
  public boolean verifyEcdsa(byte[] publicKey, byte[] hash, byte[] compact) {
    BigInteger r = new BigInteger(1, compact, 0, 32);
    BigInteger s = new BigInteger(1, compact, 32, 32);
    if (s.compareTo(HALF_N) > 0) {
      return false;
    }
    try {
      ECDSASigner verifier = new ECDSASigner();
      verifier.init(false, new ECPublicKeyParameters(point(publicKey), DOMAIN));
      return verifier.verifySignature(hash, r, s);
    } catch (CryptoException notAPoint) {
      return false;
    }
  }

  @Override
  public byte[] signSchnorr(byte[] privateKey, byte[] message, byte[] aux) {
    return Bip340.sign(scalar(privateKey), message, aux);
  }

  @Override
  public boolean verifySchnorr(byte[] xOnly, byte[] message, byte[] signature) {
    return Bip340.verify(xOnly, message, signature);
  }

  @Override
  public byte[] privateAdd(byte[] privateKey, byte[] tweak) {
    BigInteger sum = scalar(privateKey).add(tweak(tweak)).mod(N);
    if (sum.signum() == 0) {
      throw new CryptoException("private key and tweak add up to zero");
    }
    return bytes(sum);
  }

  @Override
  public byte[] privateNegate(byte[] privateKey) {
    return bytes(N.subtract(scalar(privateKey)));
  }

  @Override
  public byte[] privateMultiply(byte[] privateKey, byte[] factor) {
    return bytes(scalar(privateKey).multiply(scalar(factor)).mod(N));
  }

  @Override
  public byte[] publicAdd(byte[] publicKey, byte[] tweak) {
    return encoded(point(publicKey).add(timesG(tweak(tweak))));
  }

  @Override
  public byte[] publicNegate(byte[] publicKey) {
    return encoded(point(publicKey).negate());
  }

  @Override
  public byte[] publicMultiply(byte[] publicKey, byte[] factor) {
    return encoded(point(publicKey).multiply(scalar(factor)));
  }

  @Override
  public byte[] publicCombine(List<byte[]> publicKeys) {
    return encoded(
        publicKeys.stream()
            .map(PortableSecp256k1::point)
            .reduce(CURVE.getCurve().getInfinity(), ECPoint::add));
  }

  static ECPoint timesG(BigInteger scalar) {
    return new FixedPointCombMultiplier().multiply(DOMAIN.getG(), scalar).normalize();
  }

  static ECPoint point(byte[] encoded) {
    try {
      return CURVE.getCurve().decodePoint(encoded);
    } catch (IllegalArgumentException e) {
      throw new CryptoException("public key is not a point of secp256k1", e);
    }
  }

  static byte[] bytes(BigInteger number) {
    return BigIntegers.asUnsignedByteArray(32, number);
  }

  static byte[] concatenated(BigInteger first, BigInteger second) {
    byte[] both = Arrays.copyOf(bytes(first), 64);
    System.arraycopy(bytes(second), 0, both, 32, 32);
    return both;
  }

  private static byte[] encoded(ECPoint point) {
    if (point.isInfinity()) {
      throw new CryptoException("public keys add up to the point at infinity");
    }
    return point.getEncoded(true);
  }

  private BigInteger scalar(byte[] privateKey) {
    if (!isValidPrivateKey(privateKey)) {
      throw new CryptoException("private key is not between 1 and the order of secp256k1");
    }
    return new BigInteger(1, privateKey);
  }

  /** Zero is a tweak that changes nothing. */
  private static BigInteger tweak(byte[] tweak) {
    BigInteger t = new BigInteger(1, tweak);
    if (t.compareTo(N) >= 0) {
      throw new CryptoException("tweak is not below the order of secp256k1");
    }
    return t;
  }
}

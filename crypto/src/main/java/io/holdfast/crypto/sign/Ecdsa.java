package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.internal.Providers;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/**
 * ECDSA (FIPS 186-5) on the curves P-256, P-384 and P-521; for Bitcoin's curve see {@link
 * Secp256k1}. Private keys are PKCS#8 DER, public keys SubjectPublicKeyInfo DER.
 */
public final class Ecdsa {
  /** Signs a hash as it is. Hashing it anew is the callers', who may bring one already hashed. */
  static final String ALGORITHM = "NONEwithECDSA";

  private Ecdsa() {}

  /** A fresh private key. */
  public static byte[] generate(EcCurve curve) {
    checkCurve(curve);
    byte[] scalar = new byte[curve.size()];
    int unusedBits = 8 * curve.size() - curve.order().bitLength();
    do {
      Randomness.fill(scalar);
      scalar[0] = (byte) ((scalar[0] & 0xff) >>> unusedBits);
    } while (!curve.isValidPrivateKey(scalar));
    try {
      return EcKeys.toPkcs8(curve, scalar);
    } finally {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  /** The public key of a private one. */
  public static byte[] publicKey(byte[] pkcs8) {
    return EcKeys.spkiOf(pkcs8);
  }

  /** A private key prepared for signing. It is on the heap until the signer is closed. */
  public static EcdsaSigner signer(byte[] pkcs8) {
    EcCurve curve = EcKeys.curveOfPrivate(pkcs8);
    checkCurve(curve);
    try {
      return new EcdsaSigner(curve, keyFactory().generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (GeneralSecurityException e) {
      throw new CryptoException("not a private key of " + curve, e);
    }
  }

  /** A public key prepared for verification. */
  public static EcdsaVerifier verifier(byte[] spki) {
    EcCurve curve = EcKeys.curveOfPublic(spki);
    checkCurve(curve);
    byte[] canonical = EcKeys.toSpki(curve, EcKeys.pointOf(spki));
    try {
      return new EcdsaVerifier(
          curve, keyFactory().generatePublic(new X509EncodedKeySpec(canonical)));
    } catch (GeneralSecurityException e) {
      throw new CryptoException("not a public key of " + curve, e);
    }
  }

  /** One signature over a message. For many under one key use {@link #signer}. */
  public static byte[] sign(
      byte[] pkcs8, HashAlgorithm hash, byte[] message, EcdsaEncoding encoding) {
    try (EcdsaSigner signer = signer(pkcs8)) {
      return signer.sign(hash, message, encoding);
    }
  }

  /** Whether {@code signature} is one over the message by the owner of the public key. */
  public static boolean verify(
      byte[] spki, HashAlgorithm hash, byte[] message, byte[] signature, EcdsaEncoding encoding) {
    return verifier(spki).verify(hash, message, signature, encoding);
  }

  static Signature signature() throws GeneralSecurityException {
    return Providers.accp().isPresent()
        ? Signature.getInstance(ALGORITHM, Providers.accp().get())
        : Signature.getInstance(ALGORITHM);
  }

  private static KeyFactory keyFactory() throws GeneralSecurityException {
    return Providers.accp().isPresent()
        ? KeyFactory.getInstance("EC", Providers.accp().get())
        : KeyFactory.getInstance("EC");
  }

  private static void checkCurve(EcCurve curve) {
    if (curve == EcCurve.SECP256K1) {
      throw new CryptoException("secp256k1 keys sign by Secp256k1, not by Ecdsa");
    }
  }
}

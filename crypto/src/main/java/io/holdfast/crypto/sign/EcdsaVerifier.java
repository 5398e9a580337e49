package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.key.EcCurve;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** A public key of {@link Ecdsa}, ready to verify. Safe for use by many threads. */
public final class EcdsaVerifier {
  private final EcCurve curve;
  private final PublicKey key;

  EcdsaVerifier(EcCurve curve, PublicKey key) {
    this.curve = curve;
    this.key = key;
  }

  /** Whether {@code signature} is one over the hash of a message. */
  public boolean verify(
      HashAlgorithm hash, byte[] message, byte[] signature, EcdsaEncoding encoding) {
    return verifyHash(hash.hash(message), signature, encoding);
  }

  /** Whether {@code signature}, which as ASN.1 must be strict DER, is one over a hash. */
  public boolean verifyHash(byte[] hash, byte[] signature, EcdsaEncoding encoding) {
    byte[] der;
    try {
      byte[] fixed =
          switch (encoding) {
            case ASN1 -> EcdsaSignatures.fromDer(signature, curve.size());
            case JWS -> signature;
          };
      der = EcdsaSignatures.toDer(fixed, curve.size());
    } catch (CryptoException malformed) {
      return false;
    }
    try {
      Signature verification = Ecdsa.signature();
      verification.initVerify(key);
      verification.update(hash);
      return verification.verify(der);
    } catch (SignatureException outOfRange) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new CryptoException("ECDSA on " + curve + " could not verify", e);
    }
  }

  @Override
  public String toString() {
    return "EcdsaVerifier[" + curve + "]";
  }
}

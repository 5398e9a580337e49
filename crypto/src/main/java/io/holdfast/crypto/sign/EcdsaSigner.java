package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.key.EcCurve;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** A private key of {@link Ecdsa}, ready to sign. Safe for use by many threads. */
public final class EcdsaSigner implements AutoCloseable {
  private final EcCurve curve;
  private volatile @Nullable PrivateKey key;

  EcdsaSigner(EcCurve curve, PrivateKey key) {
    this.curve = curve;
    this.key = key;
  }

  /** Signs the hash of a message. */
  public byte[] sign(HashAlgorithm hash, byte[] message, EcdsaEncoding encoding) {
    return signHash(hash.hash(message), encoding);
  }

  /** Signs a hash that the caller made; of one longer than the curve's order the left bits. */
  public byte[] signHash(byte[] hash, EcdsaEncoding encoding) {
    PrivateKey current = key;
    if (current == null) {
      throw new IllegalStateException("ECDSA signer was closed");
    }
    try {
      Signature signature = Ecdsa.signature();
      signature.initSign(current);
      signature.update(hash);
      byte[] der = signature.sign();
      return switch (encoding) {
        case ASN1 -> der;
        case JWS -> EcdsaSignatures.fromDer(der, curve.size());
      };
    } catch (GeneralSecurityException e) {
      throw new CryptoException("ECDSA on " + curve + " could not sign", e);
    }
  }

  /** Drops the key. Uses after it are an {@link IllegalStateException}. */
  @Override
  public void close() {
    key = null;
  }

  @Override
  public String toString() {
    return "EcdsaSigner[" + curve + "]";
  }
}

package io.holdfast.engine.pki.x509;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.crypto.sign.RsaPrivateKey;
import io.holdfast.crypto.sign.RsaScheme;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;

/** A private key (PKCS#8 DER, off heap) that signs structures of X.509. */
public final class SigningKey implements AutoCloseable {
  private final SecretBytes pkcs8;
  private final SubjectPublicKeyInfo publicKey;
  private final KeySpec spec;

  private SigningKey(SecretBytes pkcs8) {
    this.pkcs8 = pkcs8;
    this.publicKey = pkcs8.use(PrivateKeys::publicKey);
    this.spec = KeySpec.of(publicKey);
  }

  /** Takes the key over; closing this closes it. */
  public static SigningKey of(SecretBytes pkcs8) {
    return new SigningKey(pkcs8);
  }

  /** Makes a fresh key; RSA takes up to seconds, so it is for effects. */
  public static SigningKey generate(KeySpec spec) {
    return of(PrivateKeys.generate(spec));
  }

  public KeySpec spec() {
    return spec;
  }

  public SubjectPublicKeyInfo publicKey() {
    return publicKey;
  }

  /** The key itself, which stays this object's. */
  public SecretBytes pkcs8() {
    return pkcs8;
  }

  /** The key for Bouncy Castle's builders. */
  public ContentSigner signer(SignatureScheme scheme) {
    if (!scheme.suits(spec.kind())) {
      throw new CryptoException(
          "a key of type " + spec.kind().apiName() + " cannot sign by " + scheme.apiName());
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    return new ContentSigner() {
      @Override
      public AlgorithmIdentifier getAlgorithmIdentifier() {
        return scheme.algorithm();
      }

      @Override
      public OutputStream getOutputStream() {
        return message;
      }

      @Override
      public byte[] getSignature() {
        return sign(scheme, message.toByteArray());
      }
    };
  }

  private byte[] sign(SignatureScheme scheme, byte[] message) {
    return pkcs8.use(key ->
        switch (spec.kind()) {
          case RSA -> rsa(key, scheme, message);
          case EC ->
              spec.bits() == 224
                  ? P224.sign(key, scheme.hash(), message)
                  : Ecdsa.sign(key, scheme.hash(), message, EcdsaEncoding.ASN1);
          case ED25519 -> ed25519(key, message);
        });
  }

  private static byte[] rsa(byte[] pkcs8, SignatureScheme scheme, byte[] message) {
    try (RsaPrivateKey key = Rsa.privateKey(pkcs8)) {
      return key.sign(
          scheme.pss()
              ? new RsaScheme.Pss(scheme.hash(), new RsaScheme.SaltLength.SameAsHash())
              : new RsaScheme.Pkcs1v15(scheme.hash()),
          message);
    }
  }

  private static byte[] ed25519(byte[] pkcs8, byte[] message) {
    byte[] seed = Ed25519Keys.seedOf(pkcs8);
    try {
      return Ed25519.sign(seed, message);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  @Override
  public void close() {
    pkcs8.close();
  }

  @Override
  public String toString() {
    return "SigningKey[" + spec + "]";
  }
}

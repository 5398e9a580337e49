package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Ed25519 by a provider of the Java cryptography architecture. */
final class NativeEd25519 implements Ed25519Backend {
  private final Provider provider;
  private final SignaturePool signatures;

  NativeEd25519(Provider provider) {
    this.provider = provider;
    this.signatures = new SignaturePool("Ed25519", provider);
  }

  @Override
  public Signer signer(byte[] seed) {
    byte[] pkcs8 = Ed25519Keys.toPkcs8(seed);
    try {
      PrivateKey key = keyFactory().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return new PlatformSigner(signatures, key);
    } catch (GeneralSecurityException e) {
      throw new CryptoException("Ed25519 seed was not accepted", e);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  @Override
  public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    try {
      PublicKey key =
          keyFactory().generatePublic(new X509EncodedKeySpec(Ed25519Keys.toSpki(publicKey)));
      return signatures.verify(key, message, signature);
    } catch (GeneralSecurityException notAPoint) {
      return false;
    }
  }

  private KeyFactory keyFactory() throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519");
  }
}

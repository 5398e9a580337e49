package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.Ed25519Keys;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 by a provider of the Java cryptography architecture. A named provider gives a signature
 * object in half a microsecond, so that none is pooled and none remembers a key.
 */
final class NativeEd25519 implements Ed25519Backend {
  private static final String ALGORITHM = "Ed25519";

  private final Provider provider;

  NativeEd25519(Provider provider) {
    this.provider = provider;
  }

  @Override
  public Signer signer(byte[] seed) {
    byte[] pkcs8 = Ed25519Keys.toPkcs8(seed);
    try {
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM, provider);
      return new KeySigner(provider, keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (GeneralSecurityException e) {
      throw new CryptoException("Ed25519 seed was not accepted", e);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  @Override
  public boolean verify(byte[] publicKey, byte[] message, byte[] candidate) {
    try {
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM, provider);
      PublicKey key = keys.generatePublic(new X509EncodedKeySpec(Ed25519Keys.toSpki(publicKey)));
      Signature signature = Signature.getInstance(ALGORITHM, provider);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(candidate);
    } catch (GeneralSecurityException notAPointOrMalformed) {
      return false;
    }
  }

  private static final class KeySigner implements Signer {
    private final Provider provider;
    private volatile @Nullable PrivateKey key;

    KeySigner(Provider provider, PrivateKey key) {
      this.provider = provider;
      this.key = key;
    }

    @Override
    public byte[] sign(byte[] message) {
      PrivateKey current = key;
      if (current == null) {
        throw new IllegalStateException("Ed25519 signer was closed");
      }
      try {
        Signature signature = Signature.getInstance(ALGORITHM, provider);
        signature.initSign(current);
        signature.update(message);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new CryptoException("Ed25519 could not sign", e);
      }
    }

    @Override
    public void close() {
      key = null;
    }

    @Override
    public String toString() {
      return "Signer[Ed25519]";
    }
  }
}

package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * An RSA private key, ready to sign and decrypt. Safe for use by many threads.
 *
 * <p>The encodings of signatures are this package's own, over the platform's raw operation: no
 * provider offers all of Vault's choices (hashes made by the caller, no named hash, any salt).
 */
public final class RsaPrivateKey implements AutoCloseable {
  private final RsaPublicKey publicKey;
  private volatile @Nullable PrivateKey key;

  RsaPrivateKey(RsaPublicKey publicKey, PrivateKey key) {
    this.publicKey = publicKey;
    this.key = key;
  }

  public RsaPublicKey publicKey() {
    return publicKey;
  }

  /** Signs a message. */
  public byte[] sign(RsaScheme scheme, byte[] message) {
    return signHash(scheme, scheme.hash(message));
  }

  /** Signs a hash that the caller made with the scheme's algorithm. */
  public byte[] signHash(RsaScheme scheme, byte[] hash) {
    byte[] encoded =
        switch (scheme) {
          case RsaScheme.Pkcs1v15(var algorithm) ->
              Pkcs1v15Encoding.encode(algorithm, hash, publicKey.size());
          case RsaScheme.Pss pss -> PssEncoding.encode(pss, hash, publicKey.bits() - 1);
        };
    byte[] signature = rawOperation(encoded);
    // One wrong signature by a faulty processor is enough to compute the primes.
    if (!publicKey.opensTo(signature, encoded)) {
      throw new CryptoException("RSA signature failed its own verification: hardware fault?");
    }
    return signature;
  }

  /**
   * Decrypts RSAES-OAEP with the same hash in its mask and an empty label.
   *
   * @throws CryptoException when it does not decrypt; why is deliberately not said
   */
  public byte[] decryptOaep(HashAlgorithm hash, byte[] ciphertext) {
    PrivateKey current = openKey();
    try {
      Cipher cipher = Oaep.cipher();
      cipher.init(Cipher.DECRYPT_MODE, current, Oaep.parameters(hash));
      return cipher.doFinal(ciphertext);
    } catch (GeneralSecurityException | RuntimeException whyIsASecret) {
      throw new CryptoException("RSA-OAEP ciphertext does not decrypt");
    }
  }

  /** Drops the key. Uses after it are an {@link IllegalStateException}. */
  @Override
  public void close() {
    key = null;
  }

  @Override
  public String toString() {
    return "RsaPrivateKey[" + publicKey.bits() + " bits]";
  }

  private byte[] rawOperation(byte[] encoded) {
    String transformation = "RSA/ECB/NoPadding";
    try {
      Cipher cipher =
          Rsa.provider().isPresent()
              ? Cipher.getInstance(transformation, Rsa.provider().get())
              : Cipher.getInstance(transformation);
      cipher.init(Cipher.DECRYPT_MODE, openKey());
      return cipher.doFinal(leftPadded(encoded));
    } catch (GeneralSecurityException e) {
      throw new CryptoException("RSA could not sign", e);
    }
  }

  /** PSS encodes in one bit less than the modulus has, which may be one byte less. */
  private byte[] leftPadded(byte[] encoded) {
    byte[] padded = new byte[publicKey.size()];
    System.arraycopy(encoded, 0, padded, padded.length - encoded.length, encoded.length);
    return padded;
  }

  private PrivateKey openKey() {
    PrivateKey current = key;
    if (current == null) {
      throw new IllegalStateException("RSA private key was closed");
    }
    return current;
  }
}

package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.internal.Pool;
import io.holdfast.crypto.internal.Providers;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import org.jspecify.annotations.Nullable;

/** Signature objects of one algorithm, pooled because looking one up is slow. */
final class SignaturePool {
  private final String algorithm;
  private final @Nullable Provider provider;
  private final @Nullable AlgorithmParameterSpec parameters;
  private final Pool<Signature> pool = new Pool<>(this::create);

  private SignaturePool(
      String algorithm, @Nullable Provider provider, @Nullable AlgorithmParameterSpec parameters) {
    this.algorithm = algorithm;
    this.provider = provider;
    this.parameters = parameters;
  }

  SignaturePool(String algorithm, Provider provider) {
    this(algorithm, provider, null);
  }

  /** By the native provider where it loads, else by the JDK's. */
  static SignaturePool of(String algorithm, @Nullable AlgorithmParameterSpec parameters) {
    return new SignaturePool(algorithm, Providers.accp().orElse(null), parameters);
  }

  byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = pool.take();
      signature.initSign(key);
      signature.update(message);
      byte[] result = signature.sign();
      pool.giveBack(signature);
      return result;
    } catch (GeneralSecurityException e) {
      throw new CryptoException(algorithm + " could not sign: " + e.getMessage(), e);
    }
  }

  boolean verify(PublicKey key, byte[] message, byte[] candidate) {
    try {
      Signature signature = pool.take();
      signature.initVerify(key);
      signature.update(message);
      boolean valid = signature.verify(candidate);
      pool.giveBack(signature);
      return valid;
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new CryptoException(algorithm + " could not verify: " + e.getMessage(), e);
    }
  }

  private Signature create() {
    try {
      Signature signature =
          provider == null
              ? Signature.getInstance(algorithm)
              : Signature.getInstance(algorithm, provider);
      if (parameters != null) {
        signature.setParameter(parameters);
      }
      return signature;
    } catch (GeneralSecurityException e) {
      throw new CryptoException("no provider has " + algorithm, e);
    }
  }
}

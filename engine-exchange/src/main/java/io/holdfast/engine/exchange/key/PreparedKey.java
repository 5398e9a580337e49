package io.holdfast.engine.exchange.key;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.Hmac;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.EcdsaSigner;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.crypto.sign.RsaPrivateKey;
import io.holdfast.crypto.sign.RsaScheme;
import io.holdfast.crypto.sign.Signer;
import io.holdfast.engine.exchange.venue.Algorithm;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A key made ready, which may be used until it leaves the cache: it is erased when the cache has
 * dropped it and its last use has ended.
 */
public final class PreparedKey {
  /** Added once when the key is dropped; below it the number counts the uses under way. */
  private static final int RETIRED = 1 << 30;

  private final Use use;
  private final AtomicInteger state = new AtomicInteger();

  private PreparedKey(Use use) {
    this.use = use;
  }

  static PreparedKey of(Algorithm algorithm, SecretBytes secret, Optional<SecretBytes> passphrase) {
    return new PreparedKey(new Use(algorithm, secret, passphrase));
  }

  /** What {@code function} makes of the key; empty when the key was dropped before. */
  public <R> Optional<R> use(Function<Use, R> function) {
    boolean retired = state.getAndIncrement() >= RETIRED;
    try {
      return retired ? Optional.empty() : Optional.of(function.apply(use));
    } finally {
      if (state.decrementAndGet() == RETIRED) {
        use.close();
      }
    }
  }

  /** Drops the key. Called once. */
  void retire() {
    if (state.getAndAdd(RETIRED) == 0) {
      use.close();
    }
  }

  @Override
  public String toString() {
    return "PreparedKey[" + use.algorithm + "]";
  }

  /** What can be done with a key while it is held. */
  public static final class Use {
    private final Algorithm algorithm;
    private final SecretBytes secret;
    private final Optional<SecretBytes> passphrase;
    private final Function<byte[], byte[]> signature;
    private final AutoCloseable made;

    private Use(Algorithm algorithm, SecretBytes secret, Optional<SecretBytes> passphrase) {
      this.algorithm = algorithm;
      this.secret = secret;
      this.passphrase = passphrase;
      switch (algorithm) {
        case HMAC_SHA256, HMAC_SHA384, HMAC_SHA512 -> {
          HashAlgorithm hash =
              algorithm == Algorithm.HMAC_SHA256
                  ? HashAlgorithm.SHA2_256
                  : algorithm == Algorithm.HMAC_SHA384
                      ? HashAlgorithm.SHA2_384
                      : HashAlgorithm.SHA2_512;
          Hmac hmac = secret.use(bytes -> new Hmac(hash, bytes));
          signature = hmac::mac;
          made = hmac;
        }
        case ED25519 -> {
          Signer signer = secret.use(Ed25519::signer);
          signature = signer::sign;
          made = signer;
        }
        case ECDSA_P256 -> {
          EcdsaSigner signer = secret.use(Ecdsa::signer);
          signature = message -> signer.sign(HashAlgorithm.SHA2_256, message, EcdsaEncoding.JWS);
          made = signer;
        }
        case RSA_SHA256, RSA_PSS_SHA256 -> {
          RsaScheme scheme =
              algorithm == Algorithm.RSA_SHA256
                  ? new RsaScheme.Pkcs1v15(HashAlgorithm.SHA2_256)
                  : new RsaScheme.Pss(
                      HashAlgorithm.SHA2_256, new RsaScheme.SaltLength.SameAsHash());
          RsaPrivateKey key = secret.use(Rsa::privateKey);
          signature = message -> key.sign(scheme, message);
          made = key;
        }
        case NONE -> {
          signature = message -> new byte[0];
          made = secret;
        }
        default -> throw new IllegalStateException();
      }
    }

    public Algorithm algorithm() {
      return algorithm;
    }

    /** The signature over a message, or its HMAC. */
    public byte[] sign(byte[] message) {
      return signature.apply(message);
    }

    /** The secret itself, for venues to which it is sent. */
    public byte[] secret() {
      if (algorithm != Algorithm.NONE) {
        throw new IllegalStateException("a secret that signs is not sent");
      }
      return secret.use(byte[]::clone);
    }

    /** The passphrase; nothing where there is none. */
    public byte[] passphrase() {
      return passphrase.map(text -> text.use(byte[]::clone)).orElseGet(() -> new byte[0]);
    }

    private void close() {
      secret.close();
      passphrase.ifPresent(SecretBytes::close);
      try {
        made.close();
      } catch (Exception e) {
        throw new IllegalStateException("a key could not be erased", e);
      }
    }

    @Override
    public String toString() {
      return "Use[" + algorithm + "]";
    }
  }
}

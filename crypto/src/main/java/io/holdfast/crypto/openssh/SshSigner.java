package io.holdfast.crypto.openssh;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.crypto.sign.RsaPrivateKey;
import io.holdfast.crypto.sign.RsaScheme;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Signs with a private key in SSH's form of signatures. */
public final class SshSigner {
  private final SshPublicKey publicKey;
  private final SshAlgorithm algorithm;
  private final byte[] pkcs8;

  /**
   * A signer that uses, and does not keep beyond its own life, the caller's array.
   *
   * @param pkcs8 the private key in PKCS#8 DER
   * @param wanted which of RSA's algorithms; RSA_SHA2_256 unless given
   * @throws CryptoException when the key does not sign by the algorithm
   */
  public SshSigner(byte[] pkcs8, Optional<SshAlgorithm> wanted) {
    this.pkcs8 = pkcs8;
    this.publicKey = SshPrivateKeys.publicKey(pkcs8);
    this.algorithm = wanted.orElseGet(() -> usual(publicKey.type()));
    boolean fits =
        switch (algorithm) {
          case SSH_RSA, RSA_SHA2_256, RSA_SHA2_512 -> publicKey.type() == SshKeyType.RSA;
          case ECDSA_P256, ECDSA_P384, ECDSA_P521, ED25519 -> algorithm == usual(publicKey.type());
        };
    if (!fits) {
      throw new CryptoException(
          "a key of type "
              + publicKey.type().wireName()
              + " does not sign by "
              + algorithm.wireName());
    }
  }

  private static SshAlgorithm usual(SshKeyType type) {
    return switch (type) {
      case RSA -> SshAlgorithm.RSA_SHA2_256;
      case ECDSA_P256 -> SshAlgorithm.ECDSA_P256;
      case ECDSA_P384 -> SshAlgorithm.ECDSA_P384;
      case ECDSA_P521 -> SshAlgorithm.ECDSA_P521;
      case ED25519 -> SshAlgorithm.ED25519;
      case SK_ECDSA_P256, SK_ED25519 ->
          throw new CryptoException("a security key does not sign here");
    };
  }

  public SshPublicKey publicKey() {
    return publicKey;
  }

  /** The signature over a message: the algorithm's name and its bytes. */
  byte[] sign(byte[] message) {
    byte[] signature =
        switch (algorithm) {
          case SSH_RSA, RSA_SHA2_256, RSA_SHA2_512 -> rsa(message);
          case ECDSA_P256, ECDSA_P384, ECDSA_P521 -> ecdsa(message);
          case ED25519 -> ed25519(message);
        };
    return new WireWriter().string(algorithm.wireName()).string(signature).bytes();
  }

  private byte[] rsa(byte[] message) {
    try (RsaPrivateKey key = Rsa.privateKey(pkcs8)) {
      return key.sign(new RsaScheme.Pkcs1v15(algorithm.hash()), message);
    }
  }

  private byte[] ecdsa(byte[] message) {
    byte[] fixed = Ecdsa.sign(pkcs8, algorithm.hash(), message, EcdsaEncoding.JWS);
    int half = fixed.length / 2;
    return new WireWriter()
        .mpint(new BigInteger(1, fixed, 0, half))
        .mpint(new BigInteger(1, fixed, half, half))
        .bytes();
  }

  private byte[] ed25519(byte[] message) {
    byte[] seed = Ed25519Keys.seedOf(pkcs8);
    try {
      return Ed25519.sign(seed, message);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return "SshSigner[" + publicKey.type().wireName() + "]";
  }
}

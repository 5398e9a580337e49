package io.holdfast.core.identity.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.crypto.sign.RsaPrivateKey;
import io.holdfast.crypto.sign.RsaScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The algorithms that identity tokens are signed with (RFC 7518, RFC 8037). Private keys are PKCS#8
 * DER, those of Ed25519 their seed; public keys are SubjectPublicKeyInfo DER.
 */
public enum JwsAlgorithm {
  RS256(JWSAlgorithm.RS256, HashAlgorithm.SHA2_256, null, null),
  RS384(JWSAlgorithm.RS384, HashAlgorithm.SHA2_384, null, null),
  RS512(JWSAlgorithm.RS512, HashAlgorithm.SHA2_512, null, null),
  ES256(JWSAlgorithm.ES256, HashAlgorithm.SHA2_256, EcCurve.P256, Curve.P_256),
  ES384(JWSAlgorithm.ES384, HashAlgorithm.SHA2_384, EcCurve.P384, Curve.P_384),
  ES512(JWSAlgorithm.ES512, HashAlgorithm.SHA2_512, EcCurve.P521, Curve.P_521),
  EDDSA(JWSAlgorithm.EdDSA, HashAlgorithm.SHA2_512, null, Curve.Ed25519);

  private static final int RSA_BITS = 2048;

  // Never changes, but does not say so in an annotation.
  @SuppressWarnings("ImmutableEnumChecker")
  private final JWSAlgorithm jose;

  private final HashAlgorithm hash;
  private final Optional<EcCurve> ec;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Optional<Curve> curve;

  JwsAlgorithm(
      JWSAlgorithm jose,
      HashAlgorithm hash,
      @org.jspecify.annotations.Nullable EcCurve ec,
      @org.jspecify.annotations.Nullable Curve curve) {
    this.jose = jose;
    this.hash = hash;
    this.ec = Optional.ofNullable(ec);
    this.curve = Optional.ofNullable(curve);
  }

  /** The algorithm of a name, as {@code ES256} or {@code EdDSA}. */
  static Optional<JwsAlgorithm> named(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(name)).findFirst();
  }

  /** All names, in the order in which discovery documents list them. */
  public static List<String> names() {
    return Arrays.stream(values()).map(JwsAlgorithm::wireName).toList();
  }

  String wireName() {
    return jose.getName();
  }

  JWSAlgorithm jose() {
    return jose;
  }

  /** The hash that {@code at_hash} and {@code c_hash} are made with. */
  public HashAlgorithm hash() {
    return hash;
  }

  Optional<EcCurve> ec() {
    return ec;
  }

  Optional<Curve> curve() {
    return curve;
  }

  /** A fresh private key; one of RSA takes a while. */
  byte[] generate() {
    if (this == EDDSA) {
      return Ed25519.generateSeed();
    }
    return ec.map(Ecdsa::generate).orElseGet(() -> Rsa.generate(RSA_BITS));
  }

  byte[] publicKey(byte[] privateKey) {
    if (this == EDDSA) {
      return Ed25519Keys.toSpki(Ed25519.publicKey(privateKey));
    }
    return ec.isPresent() ? Ecdsa.publicKey(privateKey) : Rsa.publicKey(privateKey);
  }

  byte[] sign(byte[] privateKey, byte[] input) {
    if (this == EDDSA) {
      return Ed25519.sign(privateKey, input);
    }
    if (ec.isPresent()) {
      return Ecdsa.sign(privateKey, hash, input, EcdsaEncoding.JWS);
    }
    try (RsaPrivateKey key = Rsa.privateKey(privateKey)) {
      return key.sign(new RsaScheme.Pkcs1v15(hash), input);
    }
  }

  boolean verify(byte[] publicKey, byte[] input, byte[] signature) {
    try {
      if (this == EDDSA) {
        return Ed25519.verify(Ed25519Keys.publicKeyOf(publicKey), input, signature);
      }
      return ec.isPresent()
          ? Ecdsa.verify(publicKey, hash, input, signature, EcdsaEncoding.JWS)
          : Rsa.publicHalf(publicKey).verify(new RsaScheme.Pkcs1v15(hash), input, signature);
    } catch (CryptoException malformed) {
      return false;
    }
  }
}

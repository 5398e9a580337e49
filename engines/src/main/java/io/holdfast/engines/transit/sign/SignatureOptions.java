package io.holdfast.engines.transit.sign;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.RsaScheme;
import io.holdfast.crypto.sign.RsaScheme.SaltLength;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyKind;
import java.util.Base64;
import java.util.Optional;

/**
 * How a signature is made, by the request's parameters.
 *
 * @param hash of the message; empty for Vault's {@code none}
 * @param prehashed whether the input is the hash already
 * @param marshaling of ECDSA signatures, and of every signature's base64
 * @param rsa which scheme RSA keys sign by; empty when the request names one that there is not
 * @param salt of RSASSA-PSS
 */
public record SignatureOptions(
    Optional<HashAlgorithm> hash,
    boolean prehashed,
    EcdsaEncoding marshaling,
    Optional<RsaSignature> rsa,
    SaltLength salt) {

  /** The two schemes of RSA. */
  public enum RsaSignature {
    PSS,
    PKCS1V15
  }

  public SignatureOptions {
    if (hash.isEmpty() && (!prehashed || !rsa.equals(Optional.of(RsaSignature.PKCS1V15)))) {
      throw new Refusal.InvalidRequest(
          "hash_algorithm=none requires both prehashed=true and signature_algorithm=pkcs1v15");
    }
  }

  /** What a key of this kind signs for an input: the input itself, or its hash. */
  public byte[] toBeSigned(KeyKind kind, byte[] input) {
    return switch (kind.algorithm()) {
      case Algorithm.Ed25519() -> input;
      case Algorithm.Ecdsa e -> hashed(input);
      case Algorithm.Rsa r -> {
        var _ = rsaScheme();
        yield hashed(input);
      }
      case Algorithm.EcdsaSecp256k1() -> prehashed ? sized(input) : hashed(input);
      case Algorithm.Bip340() -> {
        if (!hash.equals(Optional.of(HashAlgorithm.SHA2_256))) {
          throw new Refusal.InvalidRequest(
              "keys of type " + kind + " sign hashes of sha2-256 only, or 32 bytes that are one");
        }
        yield prehashed ? sized(input) : hashed(input);
      }
      case Algorithm.Aead a -> throw unsupported(kind);
      case Algorithm.Mac m -> throw unsupported(kind);
    };
  }

  private byte[] hashed(byte[] input) {
    return prehashed || hash.isEmpty() ? input : hash.get().hash(input);
  }

  /** Money hangs on these keys: what is called a hash has to have the size of one. */
  private byte[] sized(byte[] input) {
    int size = hash.map(HashAlgorithm::size).orElse(0);
    if (input.length != size) {
      throw new Refusal.InvalidRequest(
          "prehashed input must be a hash of %s, which has %d bytes, not %d"
              .formatted(hash.map(HashAlgorithm::vaultName).orElse("none"), size, input.length));
    }
    return input;
  }

  /** The RSA scheme with its parameters. */
  RsaScheme rsaScheme() {
    RsaSignature named =
        rsa.orElseThrow(() ->
            new Refusal.InvalidRequest(
                "unsupported signature_algorithm of an RSA key: give pss or pkcs1v15"));
    return switch (named) {
      case PKCS1V15 -> new RsaScheme.Pkcs1v15(hash);
      case PSS ->
          new RsaScheme.Pss(
              hash.orElseThrow(() -> new Refusal.InvalidRequest("PSS needs a hash_algorithm")),
              salt);
    };
  }

  /** The bytes of a signature as text. */
  public String text(byte[] signature) {
    return switch (marshaling) {
      case ASN1 -> Base64.getEncoder().encodeToString(signature);
      case JWS -> Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    };
  }

  /**
   * The bytes of a signature's text.
   *
   * @throws Refusal.InvalidRequest when it is not base64 of the kind that the marshaling implies
   */
  public byte[] bytes(String text) {
    try {
      return switch (marshaling) {
        case ASN1 -> {
          if (text.length() % 4 != 0) {
            throw new IllegalArgumentException("padding is missing");
          }
          yield Base64.getDecoder().decode(text);
        }
        case JWS -> Base64.getUrlDecoder().decode(text);
      };
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(
          "invalid base64 signature value; marshaling_algorithm jws takes the URL-safe form");
    }
  }

  /** The refusal of a kind that does not sign. */
  public static Refusal.InvalidRequest unsupported(KeyKind kind) {
    return new Refusal.InvalidRequest(
        "key type " + kind + " does not support signing and verification");
  }
}

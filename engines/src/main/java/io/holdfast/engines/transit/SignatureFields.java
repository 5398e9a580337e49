package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.RsaScheme.SaltLength;
import io.holdfast.engines.transit.sign.SignatureOptions;
import io.holdfast.engines.transit.sign.SignatureOptions.RsaSignature;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parameters that sign and verify share. */
final class SignatureFields {
  static final Field<String> INPUT =
      Field.string("input", "What is signed, in base64: the message, or its hash if prehashed.")
          .sensitive();
  private static final Field<String> HASH_ALGORITHM =
      Field.string(
          "hash_algorithm",
          "sha1, sha2-224, sha2-256 (the default), sha2-384, sha2-512, sha3-224, sha3-256, sha3-384,"
              + " sha3-512, or none, which takes prehashed=true and signature_algorithm=pkcs1v15."
              + " Of no meaning for ed25519.");
  private static final Field<String> ALGORITHM =
      Field.string("algorithm", "Deprecated: use hash_algorithm.");
  private static final Field<Boolean> PREHASHED =
      Field.bool("prehashed", "Whether the input is a hash already.");
  private static final Field<String> SIGNATURE_ALGORITHM =
      Field.string(
          "signature_algorithm",
          "For RSA keys: pss (the default) or pkcs1v15. Of no meaning for others.");
  private static final Field<String> MARSHALING =
      Field.string(
              "marshaling_algorithm",
              "asn1, as X.509 has it, or jws, as JWT has it: r and s in fixed size, and the"
                  + " signature in URL-safe base64.")
          .oneOf("asn1", "jws")
          .withDefault("asn1");
  private static final Field<String> SALT_LENGTH =
      Field.string(
              "salt_length",
              "Of RSASSA-PSS: auto (as long as fits; any when verifying), hash, or a number of"
                  + " bytes.")
          .withDefault("auto");

  static final List<Field<?>> ALL =
      List.of(
          Fields.NAME,
          INPUT,
          Fields.CONTEXT,
          HASH_ALGORITHM,
          ALGORITHM,
          PREHASHED,
          SIGNATURE_ALGORITHM,
          MARSHALING,
          SALT_LENGTH,
          Batch.INPUT);

  private SignatureFields() {}

  /** What a request says of how its signatures are made. */
  static SignatureOptions options(Call call) {
    return new SignatureOptions(
        hash(hashName(call)),
        call.get(PREHASHED),
        marshaling(call.get(MARSHALING)),
        rsa(call.get(SIGNATURE_ALGORITHM)),
        salt(call.get(SALT_LENGTH)));
  }

  /** What an item is about; in a single request Vault takes a missing input for an empty one. */
  static byte[] input(Item item, boolean many) {
    return many ? item.requiredBytes(INPUT.name()) : item.bytes(INPUT.name());
  }

  /** The name of the hash: the path's, else the body's. */
  static String hashName(Call call) {
    String name = call.get(Fields.URL_ALGORITHM);
    if (name.isEmpty()) {
      name = call.get(HASH_ALGORITHM);
    }
    if (name.isEmpty()) {
      name = call.get(ALGORITHM);
    }
    return name.isEmpty() ? HashAlgorithm.SHA2_256.vaultName() : name;
  }

  private static Optional<HashAlgorithm> hash(String name) {
    if (name.equals("none")) {
      return Optional.empty();
    }
    try {
      return Optional.of(HashAlgorithm.named(name));
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest("invalid hash algorithm: " + e.getMessage());
    }
  }

  /** The hash of an HMAC, which cannot be none. */
  static HashAlgorithm macHash(String name) {
    return hash(name).orElseThrow(() -> new Refusal.InvalidRequest("algorithm cannot be none"));
  }

  private static EcdsaEncoding marshaling(String name) {
    return switch (name) {
      case "asn1" -> EcdsaEncoding.ASN1;
      case "jws" -> EcdsaEncoding.JWS;
      default ->
          throw new Refusal.InvalidRequest(
              "invalid marshaling type \"" + name + "\": give asn1 or jws");
    };
  }

  /** As in Vault, a name that there is not matters to RSA keys alone. */
  private static Optional<RsaSignature> rsa(String name) {
    return switch (name) {
      case "", "pss" -> Optional.of(RsaSignature.PSS);
      case "pkcs1v15" -> Optional.of(RsaSignature.PKCS1V15);
      default -> Optional.empty();
    };
  }

  /** As in Go's library, whose numbers Vault's API passes on, 0 means auto and -1 means hash. */
  private static SaltLength salt(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "auto", "0" -> new SaltLength.Auto();
      case "hash", "-1" -> new SaltLength.SameAsHash();
      default -> {
        try {
          yield new SaltLength.Exactly(Integer.parseInt(text));
        } catch (NumberFormatException | CryptoException e) {
          throw new Refusal.InvalidRequest(
              "salt length is neither 'auto', 'hash', nor a number of bytes: " + text);
        }
      }
    };
  }
}

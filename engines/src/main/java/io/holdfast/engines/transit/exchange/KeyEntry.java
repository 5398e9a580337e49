package io.holdfast.engines.transit.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.key.RsaKeys;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.KeyVersion;
import io.holdfast.engines.transit.keyring.PublicKeys;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;

/**
 * One version of a key in a backup. Which fields hold its parts depends on the kind of key: {@code
 * key} symmetric and Ed25519 ones, {@code ec_*} points and scalars, {@code rsa_*} the numbers of
 * Go's RSA keys; numbers are decimal.
 */
final class KeyEntry {
  static final String KEY = "key";
  static final String HMAC_KEY = "hmac_key";
  static final String TIME = "time";
  static final String EC_X = "ec_x";
  static final String EC_Y = "ec_y";
  static final String EC_D = "ec_d";
  static final String RSA_KEY = "rsa_key";
  static final String RSA_PUBLIC_KEY = "rsa_public_key";
  static final String PUBLIC_KEY = "public_key";
  static final String CONVERGENT_VERSION = "convergent_version";
  static final String CREATION_TIME = "creation_time";
  static final String CERTIFICATES = "certificate_chain";

  private static final String BEGINNING_OF_GO = "0001-01-01T00:00:00Z";

  private KeyEntry() {}

  /** What stands where there is no version. */
  static ObjectNode none() {
    ObjectNode entry = Json.object();
    entry.putNull(KEY);
    entry.putNull(HMAC_KEY);
    entry.put(TIME, BEGINNING_OF_GO);
    entry.putNull(EC_X);
    entry.putNull(EC_Y);
    entry.putNull(EC_D);
    entry.putNull(RSA_KEY);
    entry.putNull(RSA_PUBLIC_KEY);
    entry.put(PUBLIC_KEY, "");
    entry.put(CONVERGENT_VERSION, 0);
    entry.put(CREATION_TIME, 0);
    entry.putNull(CERTIFICATES);
    return entry;
  }

  /** Whether this is an entry of no version. */
  static boolean isNone(JsonNode entry) {
    return entry.path(KEY).isNull()
        && entry.path(EC_X).isNull()
        && entry.path(RSA_KEY).isNull()
        && entry.path(RSA_PUBLIC_KEY).isNull()
        && entry.path(PUBLIC_KEY).asText().isEmpty();
  }

  /** A version; both secrets are closed. */
  static ObjectNode write(
      KeyKind kind,
      KeyVersion version,
      Optional<SecretBytes> privatePart,
      Optional<SecretBytes> macKey) {
    ObjectNode entry = none();
    entry.put(TIME, version.time().toString());
    entry.put(CREATION_TIME, version.time().getEpochSecond());
    entry.put(CONVERGENT_VERSION, version.convergentVersion());
    // Go keeps no formatted public key beside an RSA key's numbers.
    entry.put(PUBLIC_KEY, kind.algorithm() instanceof Algorithm.Rsa ? "" : version.publicKey());
    macKey.ifPresent(secret -> {
      try (secret) {
        secret.with(bytes -> entry.put(HMAC_KEY, base64(bytes)));
      }
    });
    if (privatePart.isPresent()) {
      try (SecretBytes secret = privatePart.get()) {
        secret.with(bytes -> writePrivate(entry, kind, bytes));
      }
    }
    writePublic(entry, kind, version);
    return entry;
  }

  private static void writePrivate(ObjectNode entry, KeyKind kind, byte[] stored) {
    switch (kind.algorithm()) {
      case Algorithm.Aead a -> entry.put(KEY, base64(stored));
      case Algorithm.Mac m -> entry.put(KEY, base64(stored));
      case Algorithm.Ed25519 e -> entry.put(KEY, base64(stored));
      case Algorithm.Ecdsa e -> entry.put(EC_D, new BigInteger(1, EcKeys.scalarOf(stored)));
      case Algorithm.EcdsaSecp256k1 e -> entry.put(EC_D, new BigInteger(1, stored));
      case Algorithm.Bip340 b -> entry.put(EC_D, new BigInteger(1, stored));
      case Algorithm.Rsa r -> entry.set(RSA_KEY, RsaEntry.write(stored));
    }
  }

  /** Text, and not the array itself, which is zeroed before the document is written. */
  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static void writePublic(ObjectNode entry, KeyKind kind, KeyVersion version) {
    switch (kind.algorithm()) {
      case Algorithm.Ecdsa(var nist) -> writePoint(entry, kind, nist.curve(), version);
      case Algorithm.EcdsaSecp256k1 e -> writePoint(entry, kind, EcCurve.SECP256K1, version);
      case Algorithm.Bip340 b -> writePoint(entry, kind, EcCurve.SECP256K1, version);
      case Algorithm.Rsa r -> {
        if (!version.hasPrivatePart()) {
          byte[] spki = PublicKeys.spki(kind, version.publicKey());
          entry.set(
              RSA_PUBLIC_KEY,
              Json.object().put("N", RsaKeys.modulusOf(spki)).put("E", RsaKeys.exponentOf(spki)));
        }
      }
      case Algorithm.Aead a -> {}
      case Algorithm.Mac m -> {}
      case Algorithm.Ed25519 e -> {}
    }
  }

  private static void writePoint(
      ObjectNode entry, KeyKind kind, EcCurve curve, KeyVersion version) {
    byte[] point = EcKeys.pointOf(PublicKeys.spki(kind, version.publicKey()));
    entry.put(EC_X, new BigInteger(1, point, 1, curve.size()));
    entry.put(EC_Y, new BigInteger(1, point, 1 + curve.size(), curve.size()));
  }
}

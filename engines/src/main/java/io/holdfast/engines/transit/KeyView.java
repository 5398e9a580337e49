package io.holdfast.engines.transit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.CertificateChain;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.KeyVersion;
import io.holdfast.engines.transit.keyring.Moment;
import io.holdfast.engines.transit.sign.DerivedEd25519Key;
import io.holdfast.engines.transit.sign.SignatureKeys;
import org.jspecify.annotations.Nullable;

/** A key as {@code GET keys/:name} and whatever changes it show it. */
final class KeyView {
  private KeyView() {}

  /** The answer that shows a key. */
  static Response response(KeyStore store, KeyPolicy policy) {
    return response(store, policy, new byte[0]);
  }

  /**
   * The answer that shows a key.
   *
   * @param context for which a derived key's public key is shown; empty for none
   */
  static Response response(KeyStore store, KeyPolicy policy, byte[] context) {
    KeyKind kind = policy.kind();
    ObjectNode view = Json.object();
    view.put("name", policy.name());
    view.put("type", kind.vaultName());
    view.put("derived", policy.derivation().derived());
    view.put("deletion_allowed", policy.permissions().deletion());
    view.put("min_available_version", policy.versions().minAvailable());
    view.put("min_decryption_version", policy.versions().minDecryption());
    view.put("min_encryption_version", policy.versions().minEncryption());
    view.put("latest_version", policy.versions().latest());
    view.put("exportable", policy.permissions().exportable());
    view.put("allow_plaintext_backup", policy.permissions().plaintextBackup());
    view.put("supports_encryption", kind.encrypts());
    view.put("supports_decryption", kind.encrypts());
    view.put("supports_signing", kind.signs());
    view.put("supports_derivation", kind.derives());
    view.put("auto_rotate_period", policy.autoRotatePeriod().toSeconds());
    view.put("imported_key", policy.origin().imported());
    view.put("soft_deleted", policy.softDeleted());
    if (policy.keySize() != 0) {
      view.put("key_size", policy.keySize());
    }
    if (policy.origin().imported()) {
      view.put("imported_key_allow_rotation", policy.origin().rotatable());
    }
    put(view, "backup_info", policy.backup());
    put(view, "restore_info", policy.restore());
    if (policy.derivation().derived()) {
      derivation(view, policy);
    }
    if (kind != KeyKind.HMAC) {
      view.set("keys", versions(store, policy, context));
    }
    return Response.data(view);
  }

  private static void put(ObjectNode view, String name, @Nullable Moment moment) {
    if (moment != null) {
      view.set(
          name,
          Json.object().put("time", moment.time().toString()).put("version", moment.version()));
    }
  }

  private static void derivation(ObjectNode view, KeyPolicy policy) {
    switch (policy.derivation().kdf()) {
      case HKDF_SHA256 -> view.put("kdf", policy.derivation().kdf().vaultName());
      case HMAC_SHA256_COUNTER -> {
        view.put("kdf", policy.derivation().kdf().vaultName());
        view.put("kdf_mode", policy.derivation().kdf().vaultName());
      }
    }
    view.put("convergent_encryption", policy.derivation().convergent());
    if (policy.derivation().convergent()) {
      // Vault's way to say that each version of the key knows its own.
      view.put("convergent_encryption_version", -1);
    }
  }

  private static ObjectNode versions(KeyStore store, KeyPolicy policy, byte[] context) {
    ObjectNode versions = Json.object();
    for (int i = policy.versions().minDecryption(); i <= policy.versions().latest(); i++) {
      KeyVersion version = store.version(policy, i);
      if (policy.kind().signs()) {
        versions.set(
            Integer.toString(i),
            Json.object()
                .put("name", shortName(policy.kind()))
                .put("public_key", publicKey(store, policy, i, version, context))
                .put("certificate_chain", certificates(store, policy, i))
                .put("creation_time", version.time().toString()));
      } else {
        versions.put(Integer.toString(i), version.time().getEpochSecond());
      }
    }
    return versions;
  }

  private static String certificates(KeyStore store, KeyPolicy policy, int number) {
    return store.certificates(policy, number).map(CertificateChain::pem).orElse("").strip();
  }

  private static String publicKey(
      KeyStore store, KeyPolicy policy, int number, KeyVersion version, byte[] context) {
    if (!policy.derivation().derived()) {
      return version.publicKey();
    }
    // The stored public key is half of the key that others are derived from: it stays secret.
    if (context.length == 0) {
      return "";
    }
    try (DerivedEd25519Key key = SignatureKeys.derived(store, policy, number)) {
      return Base64Text.encode(key.publicKey(context));
    }
  }

  private static String shortName(KeyKind kind) {
    return switch (kind.algorithm()) {
      case Algorithm.Ecdsa(var nist) -> nist.label();
      case Algorithm.EcdsaSecp256k1() -> "secp256k1";
      case Algorithm.Bip340() -> "secp256k1";
      case Algorithm.Ed25519() -> kind.vaultName();
      case Algorithm.Rsa r -> kind.vaultName();
      case Algorithm.Aead a -> kind.vaultName();
      case Algorithm.Mac m -> kind.vaultName();
    };
  }
}

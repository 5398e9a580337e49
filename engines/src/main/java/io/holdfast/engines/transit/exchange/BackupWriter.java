package io.holdfast.engines.transit.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.engines.transit.keyring.Kdf;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.KeyVersion;
import io.holdfast.engines.transit.keyring.Moment;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key as Vault backs it up: its policy with the versions in use, and an archive of all versions,
 * in which version n is at place n less the oldest one's. The document holds the key in plaintext.
 */
public final class BackupWriter {
  private BackupWriter() {}

  /** The backup, in base64. */
  public static String write(KeyStore store, KeyPolicy policy) {
    ObjectNode document = Json.object();
    document.set("policy", policy(store, policy));
    ObjectNode archive = document.putObject("archived_keys");
    archive.set("keys", archive(store, policy));
    return Base64.getEncoder().encodeToString(Json.write(document));
  }

  private static ObjectNode policy(KeyStore store, KeyPolicy policy) {
    ObjectNode out = Json.object();
    out.put("name", policy.name());
    if (policy.keySize() != 0) {
      out.put("key_size", policy.keySize());
    }
    ObjectNode keys = out.putObject("keys");
    int latest = policy.versions().latest();
    for (int i = policy.versions().minDecryption(); i <= latest; i++) {
      keys.set(Integer.toString(i), entry(store, policy, i));
    }
    out.put("derived", policy.derivation().derived());
    out.put("kdf", kdfNumber(policy));
    out.put("convergent_encryption", policy.derivation().convergent());
    out.put("exportable", policy.permissions().exportable());
    out.put("min_decryption_version", policy.versions().minDecryption());
    out.put("min_encryption_version", policy.versions().minEncryption());
    out.put("latest_version", latest);
    out.put("archive_version", latest);
    out.put("archive_min_version", policy.versions().minAvailable());
    out.put("min_available_version", policy.versions().minAvailable());
    out.put("deletion_allowed", policy.permissions().deletion());
    out.put("convergent_version", policy.derivation().convergent() ? -1 : 0);
    out.put("type", policy.kind().backupNumber());
    moment(out, "backup_info", policy.backup());
    moment(out, "restore_info", policy.restore());
    out.put("allow_plaintext_backup", policy.permissions().plaintextBackup());
    out.put("version_template", "");
    out.put("storage_prefix", "");
    out.put("auto_rotate_period", policy.autoRotatePeriod().toNanos());
    out.put("Imported", policy.origin().imported());
    out.put("AllowImportedKeyRotation", policy.origin().rotatable());
    out.put("soft_deleted", policy.softDeleted());
    return out;
  }

  private static int kdfNumber(KeyPolicy policy) {
    return policy.derivation().derived() && policy.derivation().kdf() == Kdf.HKDF_SHA256 ? 1 : 0;
  }

  private static void moment(ObjectNode out, String name, @Nullable Moment moment) {
    if (moment == null) {
      out.putNull(name);
    } else {
      out.putObject(name).put("time", moment.time().toString()).put("version", moment.version());
    }
  }

  private static ArrayNode archive(KeyStore store, KeyPolicy policy) {
    ArrayNode keys = Json.array();
    for (int i = policy.versions().minAvailable(); i <= policy.versions().latest(); i++) {
      keys.add(store.hasVersion(policy, i) ? entry(store, policy, i) : KeyEntry.none());
    }
    return keys;
  }

  private static ObjectNode entry(KeyStore store, KeyPolicy policy, int number) {
    KeyVersion version = store.version(policy, number);
    ObjectNode entry =
        KeyEntry.write(
            policy.kind(),
            version,
            store.privatePart(policy, number),
            store.macKey(policy, number));
    store
        .certificates(policy, number)
        .ifPresent(chain -> entry.set(KeyEntry.CERTIFICATES, Json.array(chain.certificates())));
    return entry;
  }
}

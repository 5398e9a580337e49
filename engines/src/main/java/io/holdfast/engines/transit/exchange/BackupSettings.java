package io.holdfast.engines.transit.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Refusal;
import io.holdfast.engines.transit.keyring.Derivation;
import io.holdfast.engines.transit.keyring.Kdf;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.Moment;
import io.holdfast.engines.transit.keyring.Origin;
import io.holdfast.engines.transit.keyring.Permissions;
import io.holdfast.engines.transit.keyring.Versions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a key from the policy in a backup. */
final class BackupSettings {
  private static final int LONGEST_NAME = 512;

  private final JsonNode policy;

  BackupSettings(JsonNode policy) {
    this.policy = policy;
  }

  /**
   * The settings, without material.
   *
   * @param wantedName to restore the key under; empty for its own
   */
  KeyPolicy read(String wantedName, Instant now) {
    KeyKind kind = kind();
    String name = wantedName.isEmpty() ? policy.path("name").asText() : wantedName;
    checkName(name);
    if (!policy.path("version_template").asText().isEmpty()) {
      throw new Refusal.InvalidRequest("backup: version_template is not supported");
    }
    return new KeyPolicy(
        name,
        kind,
        "",
        derivation(kind),
        versions(),
        new Permissions(
            flag("exportable"), flag("allow_plaintext_backup"), flag("deletion_allowed")),
        new Origin(flag("Imported"), flag("AllowImportedKeyRotation")),
        0,
        Duration.ofNanos(policy.path("auto_rotate_period").asLong()).abs(),
        now,
        flag("soft_deleted"),
        backupMoment(),
        null);
  }

  /** Vault and OpenBao gave number 11 to different types; the key's size tells them apart. */
  private KeyKind kind() {
    int number = policy.path("type").asInt(-1);
    if (number == KeyKind.XCHACHA20_POLY1305.backupNumber()
        && policy.path("key_size").asInt() > 0) {
      return KeyKind.HMAC;
    }
    for (KeyKind kind : KeyKind.values()) {
      if (kind.backupNumber() == number) {
        return kind;
      }
    }
    throw new Refusal.InvalidRequest("backup: unknown key type " + number);
  }

  private static void checkName(String name) {
    boolean fine =
        name.length() <= LONGEST_NAME
            && name.matches("[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?");
    if (!fine) {
      throw new Refusal.InvalidRequest(
          "the name of the key cannot be a path: give letters, digits, '_', '-' and '.'");
    }
  }

  private Derivation derivation(KeyKind kind) {
    if (!flag("derived")) {
      return Derivation.NONE;
    }
    if (!kind.derives()) {
      throw new Refusal.InvalidRequest("backup: a key of type " + kind + " cannot be derived");
    }
    Kdf kdf =
        switch (policy.path("kdf").asInt()) {
          case 0 -> Kdf.HMAC_SHA256_COUNTER;
          case 1 -> Kdf.HKDF_SHA256;
          default -> throw new Refusal.InvalidRequest("backup: unknown kdf");
        };
    return new Derivation(true, kdf, flag("convergent_encryption") && kind.encrypts());
  }

  private Versions versions() {
    Versions versions =
        new Versions(
            policy.path("latest_version").asInt(),
            Math.max(1, policy.path("min_decryption_version").asInt()),
            policy.path("min_encryption_version").asInt(),
            policy.path("min_available_version").asInt());
    boolean consistent =
        versions.latest() >= 1
            && versions.minDecryption() <= versions.latest()
            && versions.minEncryption() <= versions.latest()
            && (versions.minEncryption() == 0
                || versions.minEncryption() >= versions.minDecryption())
            && versions.minAvailable() >= 0
            && versions.minAvailable() <= versions.minDecryption();
    if (!consistent) {
      throw new Refusal.InvalidRequest("backup: its versions contradict each other");
    }
    return versions;
  }

  private @Nullable Moment backupMoment() {
    JsonNode info = policy.path("backup_info");
    return BackupReader.parsed(info.path("time").asText())
        .map(time -> new Moment(time, info.path("version").asInt()))
        .orElse(null);
  }

  /** Whether a setting is on. */
  boolean flag(String name) {
    return policy.path(name).asBoolean();
  }
}

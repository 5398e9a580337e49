package io.holdfast.engines.transit.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import io.holdfast.engines.transit.keyring.Derivation;
import io.holdfast.engines.transit.keyring.Kdf;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.Moment;
import io.holdfast.engines.transit.keyring.Origin;
import io.holdfast.engines.transit.keyring.Permissions;
import io.holdfast.engines.transit.keyring.Versions;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BackupWriter}, Vault or OpenBao backed up. */
public final class BackupReader {
  /** The numbers of an RSA key are longer than JSON's usual limit. */
  private static final int LONGEST_NUMBER = 4_000;

  private static final int LONGEST_NAME = 512;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(10)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final JsonNode policy;
  private final JsonNode archive;

  private BackupReader(JsonNode document) {
    this.policy = document.path("policy");
    this.archive = document.path("archived_keys").path("keys");
  }

  /**
   * Reads a backup in base64.
   *
   * @param name to restore the key under; empty for its own
   * @param now when it is restored
   * @throws Refusal.InvalidRequest when it is not a backup of a key that this server can keep
   */
  public static RestoredKey read(String base64, String name, Instant now) {
    try {
      JsonNode document = MAPPER.readTree(Base64.getDecoder().decode(base64.strip()));
      if (document == null || !document.path("policy").isObject()) {
        throw new Refusal.InvalidRequest("backup: it has no policy in it");
      }
      return new BackupReader(document).key(name, now);
    } catch (IOException | IllegalArgumentException e) {
      // The message may quote the backup, which holds the key.
      throw new Refusal.InvalidRequest(
          "backup: not what the backup path returned (base64 of a JSON document)");
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest("backup: " + e.getMessage());
    }
  }

  private RestoredKey key(String wantedName, Instant now) {
    KeyKind kind = kind();
    String name = wantedName.isEmpty() ? policy.path("name").asText() : wantedName;
    checkName(name);
    if (!policy.path("version_template").asText().isEmpty()) {
      throw new Refusal.InvalidRequest("backup: version_template is not supported");
    }
    Versions versions = versions();
    KeyPolicy settings =
        new KeyPolicy(
            name,
            kind,
            "",
            derivation(kind),
            versions,
            new Permissions(
                flag("exportable"), flag("allow_plaintext_backup"), flag("deletion_allowed")),
            new Origin(flag("Imported"), flag("AllowImportedKeyRotation")),
            0,
            Duration.ofNanos(policy.path("auto_rotate_period").asLong()).abs(),
            now,
            flag("soft_deleted"),
            backupMoment(),
            null);
    return new RestoredKey(settings, entries(versions));
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

  private SortedMap<Integer, RestoredKey.Entry> entries(Versions versions) {
    SortedMap<Integer, RestoredKey.Entry> entries = new TreeMap<>();
    int oldest = versions.minAvailable();
    for (int i = 0; i < archive.size(); i++) {
      add(entries, versions, oldest + i, archive.get(i));
    }
    policy
        .path("keys")
        .properties()
        .forEach(entry -> add(entries, versions, number(entry.getKey()), entry.getValue()));
    for (int i = versions.minDecryption(); i <= versions.latest(); i++) {
      if (!entries.containsKey(i)) {
        throw new Refusal.InvalidRequest("backup: version " + i + " of the key is missing");
      }
    }
    return entries;
  }

  private void add(
      SortedMap<Integer, RestoredKey.Entry> entries,
      Versions versions,
      int number,
      JsonNode entry) {
    if (number < 1 || number > versions.latest() || KeyEntry.isNone(entry)) {
      return;
    }
    int convergent = entry.path(KeyEntry.CONVERGENT_VERSION).asInt();
    entries.put(
        number,
        new RestoredKey.Entry(
            entry,
            time(entry),
            flag("convergent_encryption") && convergent == 0
                ? Math.max(1, policy.path("convergent_version").asInt())
                : convergent));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Refusal.InvalidRequest("backup: a version of the key is not a number");
    }
  }

  /** Keys that are older than Vault's precise times have only a second. */
  private static Instant time(JsonNode entry) {
    return parsed(entry.path(KeyEntry.TIME).asText())
        .filter(time -> time.getEpochSecond() > 0)
        .orElseGet(() -> Instant.ofEpochSecond(entry.path(KeyEntry.CREATION_TIME).asLong()));
  }

  private static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private @Nullable Moment backupMoment() {
    JsonNode info = policy.path("backup_info");
    return parsed(info.path("time").asText())
        .map(time -> new Moment(time, info.path("version").asInt()))
        .orElse(null);
  }

  private boolean flag(String name) {
    return policy.path(name).asBoolean();
  }
}

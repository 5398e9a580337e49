package io.holdfast.engines.transit.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.Versions;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what {@link BackupWriter}, Vault or OpenBao backed up. */
public final class BackupReader {
  /** The numbers of an RSA key are longer than JSON's usual limit. */
  private static final int LONGEST_NUMBER = 4_000;

  /** The end of the year 9999, behind which times are no longer written in four digits. */
  private static final long LATEST_SECOND = 253_402_300_799L;

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
    BackupSettings settings = new BackupSettings(policy);
    KeyPolicy read = settings.read(wantedName, now);
    boolean convergent = settings.flag("convergent_encryption");
    return new RestoredKey(read, entries(read.versions(), convergent));
  }

  private SortedMap<Integer, RestoredKey.Entry> entries(Versions versions, boolean convergent) {
    SortedMap<Integer, RestoredKey.Entry> entries = new TreeMap<>();
    int oldest = versions.minAvailable();
    for (int i = 0; i < archive.size(); i++) {
      add(entries, versions, oldest + i, archive.get(i), convergent);
    }
    policy
        .path("keys")
        .properties()
        .forEach(
            entry -> add(entries, versions, number(entry.getKey()), entry.getValue(), convergent));
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
      JsonNode entry,
      boolean convergent) {
    if (number < 1 || number > versions.latest() || KeyEntry.isNone(entry)) {
      return;
    }
    int scheme = entry.path(KeyEntry.CONVERGENT_VERSION).asInt();
    entries.put(
        number,
        new RestoredKey.Entry(
            entry,
            time(entry),
            convergent && scheme == 0
                ? Math.max(1, policy.path("convergent_version").asInt())
                : scheme));
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
        .orElseGet(() ->
            Instant.ofEpochSecond(
                Math.clamp(entry.path(KeyEntry.CREATION_TIME).asLong(), 0, LATEST_SECOND)));
  }

  /** A time, if it is one of this era. */
  static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(time -> time.getEpochSecond() > 0 && time.getEpochSecond() <= LATEST_SECOND);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

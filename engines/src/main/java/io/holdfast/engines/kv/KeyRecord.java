package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Durations;
import io.holdfast.api.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a secret apart from its values.
 *
 * @param metadataVersion how often the settings were written
 * @param inline the value of version 1 while it still lies where KV version 1 put it
 */
record KeyRecord(
    KeySettings settings,
    History history,
    Instant created,
    Instant updated,
    long metadataVersion,
    @Nullable JsonNode inline) {

  /** A secret that has nothing yet. */
  static KeyRecord fresh(Instant now) {
    return new KeyRecord(KeySettings.NONE, History.EMPTY, now, now, 0, null);
  }

  /** A document of KV version 1, seen as a secret with one version. */
  static KeyRecord of(PlainDocument document) {
    Instant written = document.written();
    History history = History.EMPTY.add(new VersionInfo(written, null, false), 1).history();
    return new KeyRecord(KeySettings.NONE, history, written, written, 0, document.data());
  }

  KeyRecord with(History other) {
    return new KeyRecord(settings, other, created, updated, metadataVersion, inline);
  }

  KeyRecord with(History other, Instant now) {
    return new KeyRecord(settings, other, created, now, metadataVersion, inline);
  }

  KeyRecord with(KeySettings other, Instant now) {
    return new KeyRecord(other, history, created, now, metadataVersion + 1, inline);
  }

  KeyRecord withoutInline() {
    return new KeyRecord(settings, history, created, updated, metadataVersion, null);
  }

  /** One of its versions as answers show it. */
  ObjectNode versionJson(long number, VersionInfo version) {
    ObjectNode out = version.asJson();
    out.put("version", number);
    out.set("custom_metadata", settings.customJson());
    return out;
  }

  /** As a read of the metadata answers it. */
  ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.set("versions", history.asJson());
    out.put("current_version", history.current());
    out.put("current_metadata_version", metadataVersion);
    out.put("oldest_version", history.oldest());
    out.put("created_time", created.toString());
    out.put("updated_time", updated.toString());
    out.put("max_versions", settings.maxVersions());
    out.put("cas_required", settings.casRequired());
    out.put("metadata_cas_required", settings.metadataCasRequired());
    out.put("delete_version_after", Durations.text(settings.deleteVersionAfter()));
    out.set("custom_metadata", settings.customJson());
    return out;
  }

  /** Leaves out the value, which is a secret. */
  @Override
  public String toString() {
    return "KeyRecord[" + history + "]";
  }
}

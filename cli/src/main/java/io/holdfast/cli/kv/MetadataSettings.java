package io.holdfast.cli.kv;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.GoDuration;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a key that put replaces and patch changes. */
final class MetadataSettings {
  @Flag(names = "-cas-required", help = "Whether every write must name the current version (-cas).")
  private @Nullable Boolean casRequired;

  @Flag(
      names = "-custom-metadata",
      label = "<key=value>",
      help = "A note on the key; may be given again.")
  private List<String> customMetadata = new ArrayList<>();

  @Flag(names = "-delete-version-after", label = "<duration>", help = "How long a version lives.")
  private @Nullable GoDuration deleteVersionAfter;

  @Flag(names = "-max-versions", label = "<n>", help = "How many versions to keep.")
  private int maxVersions = -1;

  Json.Obj body() {
    Json.Obj body = Json.Obj.EMPTY;
    if (casRequired != null) {
      body = body.with("cas_required", Json.of(casRequired));
    }
    if (maxVersions >= 0) {
      body = body.with("max_versions", Json.of(maxVersions));
    }
    if (deleteVersionAfter != null) {
      body = body.with("delete_version_after", Json.of(deleteVersionAfter.forApi()));
    }
    Map<String, String> custom = custom();
    return custom.isEmpty() ? body : body.with("custom_metadata", Json.ofTexts(custom));
  }

  private Map<String, String> custom() {
    Map<String, String> custom = new LinkedHashMap<>();
    for (String pair : customMetadata) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw Failure.local("-custom-metadata takes key=value");
      }
      custom.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return custom;
  }
}

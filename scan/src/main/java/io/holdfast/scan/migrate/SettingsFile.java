package io.holdfast.scan.migrate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A file of settings: .env, properties, YAML, Secrets of Kubernetes. What is replaced in it leaves
 * every other byte as it was, comments and layout with it.
 */
public record SettingsFile(String text, List<Setting> settings) {

  /** Reads a file by the kind that its name tells; without one it is taken as .env. */
  public static SettingsFile of(String name, String text) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean yaml = lower.endsWith(".yaml") || lower.endsWith(".yml");
    return new SettingsFile(
        text, yaml ? YamlSettings.of(text) : LineSettings.of(text, lower.endsWith(".properties")));
  }

  /** The text with references in the place of these values. */
  public String with(Map<Setting, String> references) {
    StringBuilder changed = new StringBuilder(text);
    references.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<Setting, String> e) -> e.getKey().from()).reversed())
        .forEach(e ->
            changed.replace(e.getKey().from(), e.getKey().to(), written(e.getKey(), e.getValue())));
    return changed.toString();
  }

  private static String written(Setting setting, String reference) {
    String value =
        setting.base64()
            ? Base64.getEncoder().encodeToString(reference.getBytes(StandardCharsets.UTF_8))
            : reference;
    // A number sign begins a comment in YAML and in some readers of .env only behind a space.
    return setting.base64() ? value : "\"" + value + "\"";
  }
}

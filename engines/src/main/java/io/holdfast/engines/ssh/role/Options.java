package io.holdfast.engines.ssh.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.route.Field;
import io.holdfast.engines.ssh.text.TextMap;
import java.util.List;
import java.util.NavigableMap;

/**
 * Which critical options and extensions a role's certificates have.
 *
 * @param criticalOptions where none are asked for
 * @param allowedCriticalOptions those that may be asked for, with commas; empty: any
 * @param extensions where none are asked for
 * @param allowedExtensions those that may be asked for, with commas, or {@code *}; empty: none
 */
public record Options(
    NavigableMap<String, String> criticalOptions,
    String allowedCriticalOptions,
    NavigableMap<String, String> extensions,
    boolean extensionsTemplate,
    String allowedExtensions) {
  private static final Field<JsonNode> DEFAULT_CRITICAL_OPTIONS =
      Field.any("default_critical_options", "Critical options where none are asked for.");
  private static final Field<String> ALLOWED_CRITICAL_OPTIONS =
      Field.string(
          "allowed_critical_options", "Those that may be asked for, with commas; empty: any.");
  private static final Field<JsonNode> DEFAULT_EXTENSIONS =
      Field.any("default_extensions", "Extensions where none are asked for.");
  private static final Field<Boolean> DEFAULT_EXTENSIONS_TEMPLATE =
      Field.bool("default_extensions_template", "Whether default_extensions have templates.");
  private static final Field<String> ALLOWED_EXTENSIONS =
      Field.string("allowed_extensions", "Those that may be asked for, with commas; * for any.");

  static final List<Field<?>> FIELDS =
      List.of(
          DEFAULT_CRITICAL_OPTIONS,
          ALLOWED_CRITICAL_OPTIONS,
          DEFAULT_EXTENSIONS,
          DEFAULT_EXTENSIONS_TEMPLATE,
          ALLOWED_EXTENSIONS);

  static Options of(Call call) {
    return new Options(
        TextMap.of(call, DEFAULT_CRITICAL_OPTIONS),
        call.get(ALLOWED_CRITICAL_OPTIONS),
        TextMap.of(call, DEFAULT_EXTENSIONS),
        call.get(DEFAULT_EXTENSIONS_TEMPLATE),
        call.get(ALLOWED_EXTENSIONS));
  }

  void show(ObjectNode out) {
    out.put(ALLOWED_CRITICAL_OPTIONS.name(), allowedCriticalOptions)
        .put(ALLOWED_EXTENSIONS.name(), allowedExtensions)
        .put(DEFAULT_EXTENSIONS_TEMPLATE.name(), extensionsTemplate);
    out.set(DEFAULT_CRITICAL_OPTIONS.name(), Json.of(criticalOptions));
    out.set(DEFAULT_EXTENSIONS.name(), Json.of(extensions));
  }
}

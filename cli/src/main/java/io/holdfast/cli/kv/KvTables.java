package io.holdfast.cli.kv;

import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The sections in which keys are shown: a title between equal signs, then a table. */
final class KvTables {
  private KvTables() {}

  /** The path of the API, so that a user learns where the key really is. */
  static void path(Output output, String title, String path) {
    output.line(title(title, path.length()));
    output.line(path);
    output.line("");
  }

  /** Members of an object under a title as wide as their table. */
  static void section(Output output, String title, Json.Obj data) {
    int longest = data.members().keySet().stream().mapToInt(String::length).max().orElse(0);
    output.line(title(title, longest + "    Value".length()));
    output.keyValues(rows(data));
  }

  /** Members sorted by name, with the text of each. */
  static Map<String, String> rows(Json.Obj data) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    new TreeMap<>(data.members())
        .forEach((name, value) -> rows.put(name, Output.cell(name, value)));
    return rows;
  }

  private static String title(String title, int width) {
    int signs = Math.max(width - title.length() - 2, 0);
    int each = signs == 0 ? 2 : (signs + 1) / 2;
    return "=".repeat(each) + " " + title + " " + "=".repeat(each);
  }
}

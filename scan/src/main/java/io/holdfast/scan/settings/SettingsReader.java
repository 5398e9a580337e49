package io.holdfast.scan.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads settings in the part of TOML that they need: strings, whole numbers, arrays of strings over
 * lines, and tables {@code [[rule]]}. What is unknown is refused, with its line.
 */
public final class SettingsReader {
  private static final Set<String> TOP = Set.of("skip", "off");
  private static final Set<String> RULE =
      Set.of("id", "description", "literal", "characters", "least", "most");

  private final String file;
  private final Map<String, List<String>> top = new LinkedHashMap<>();
  private final List<Map<String, List<String>>> rules = new ArrayList<>();

  private SettingsReader(String file) {
    this.file = file;
  }

  /** The settings of a file; none where there is no such file. */
  public static ScanSettings read(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? parse(file.toString(), Files.readString(file))
        : ScanSettings.NONE;
  }

  static ScanSettings parse(String file, String text) {
    SettingsReader reader = new SettingsReader(file);
    reader.lines(text);
    return reader.settings();
  }

  private void lines(String text) {
    List<String> lines = text.lines().toList();
    Map<String, List<String>> table = top;
    Set<String> known = TOP;
    for (int i = 0; i < lines.size(); i++) {
      String line = uncommented(lines.get(i));
      int number = i + 1;
      if (line.isEmpty()) {
        continue;
      }
      if (line.equals("[[rule]]")) {
        table = new LinkedHashMap<>();
        rules.add(table);
        known = RULE;
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? line : line.substring(0, equals).strip();
      if (equals < 0 || !known.contains(name)) {
        throw wrong(
            number,
            "\""
                + name
                + "\" is not known here; there are "
                + String.join(", ", known.stream().sorted().toList())
                + " and [[rule]]");
      }
      StringBuilder value = new StringBuilder(line.substring(equals + 1).strip());
      while (value.toString().startsWith("[")
          && !value.toString().endsWith("]")
          && i + 1 < lines.size()) {
        value.append(' ').append(uncommented(lines.get(++i)));
      }
      if (table.putIfAbsent(name, values(number, value.toString().strip())) != null) {
        throw wrong(number, "\"" + name + "\" stands twice");
      }
    }
  }

  private static String uncommented(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      if (!quoted && line.charAt(i) == '#') {
        return line.substring(0, i).strip();
      }
    }
    return line.strip();
  }

  private List<String> values(int line, String text) {
    boolean array = text.startsWith("[") && text.endsWith("]");
    String rest = array ? text.substring(1, text.length() - 1) : text;
    List<String> values = new ArrayList<>();
    int at = 0;
    while (at < rest.length()) {
      char c = rest.charAt(at);
      if (c == ' ' || c == ',' || c == '\t') {
        at++;
      } else if (c == '"') {
        int end = rest.indexOf('"', at + 1);
        if (end < 0) {
          throw wrong(line, "a string is not closed");
        }
        values.add(rest.substring(at + 1, end).replace("\\\\", "\\"));
        at = end + 1;
      } else if (!array && rest.matches("[0-9]{1,6}")) {
        values.add(rest);
        at = rest.length();
      } else {
        throw wrong(line, "a value is a \"string\", a number or an array of strings");
      }
    }
    if (!array && values.size() != 1) {
      throw wrong(line, "one value is expected");
    }
    return values;
  }

  private ScanSettings settings() {
    List<OwnRule> own = new ArrayList<>();
    for (Map<String, List<String>> rule : rules) {
      String id = text(rule, "id", "");
      String literal = text(rule, "literal", "");
      if (id.isEmpty() || literal.length() < 3) {
        throw new SettingsException(
            file + ": a [[rule]] needs an id, and a literal of 3 characters or more");
      }
      if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        throw new SettingsException(file + ": the id of a rule is lower case, digits and dashes");
      }
      int least = number(rule, "least", 1);
      own.add(
          new OwnRule(
              id,
              text(rule, "description", "Rule of this project"),
              literal,
              text(rule, "characters", "0-9A-Za-z_-"),
              least,
              Math.max(least, number(rule, "most", Math.max(least, 200)))));
    }
    return new ScanSettings(
        top.getOrDefault("skip", List.of()),
        new HashSet<>(top.getOrDefault("off", List.of())),
        own);
  }

  private static String text(Map<String, List<String>> rule, String name, String otherwise) {
    return rule.getOrDefault(name, List.of(otherwise)).getFirst();
  }

  private int number(Map<String, List<String>> rule, String name, int otherwise) {
    String text = text(rule, name, Integer.toString(otherwise));
    if (!text.matches("[0-9]{1,6}")) {
      throw new SettingsException(file + ": " + name + " is a number");
    }
    return Integer.parseInt(text);
  }

  private SettingsException wrong(int line, String what) {
    return new SettingsException(file + " line " + line + ": " + what);
  }
}

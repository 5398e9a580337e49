package io.holdfast.scan.migrate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Scalars of YAML's mappings, line by line: plain, quoted and literal blocks. Anchors, tags and
 * flow collections are left alone.
 */
final class YamlSettings {
  private static final Pattern ENTRY =
      Pattern.compile(
          "^([ ]*)((?:- )*)(\"[^\"]+\"|'[^']+'|[A-Za-z0-9_./-]+)[ ]*:(?:[ ]+|$)(.*?)[ \\r]*$");
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*$");

  private record Level(int indent, String name) {}

  private final String text;
  private final List<Setting> settings = new ArrayList<>();
  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean secret;

  private YamlSettings(String text) {
    this.text = text;
  }

  static List<Setting> of(String text) {
    YamlSettings reader = new YamlSettings(text);
    reader.read();
    return reader.settings;
  }

  private void read() {
    int at = 0;
    int line = 1;
    while (at < text.length()) {
      int end = lineEnd(at);
      String content = text.substring(at, end);
      if (content.startsWith("---")) {
        levels.clear();
        secret = false;
      }
      Matcher entry = ENTRY.matcher(content);
      int next = end + 1;
      if (!content.strip().startsWith("#") && entry.matches()) {
        next = entry(entry, at, end, line);
      }
      for (int i = at; i < Math.min(next, text.length()); i++) {
        line += text.charAt(i) == '\n' ? 1 : 0;
      }
      at = next;
    }
  }

  private int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  /** Takes an entry; where the next line begins. */
  private int entry(Matcher entry, int at, int end, int line) {
    int indent = entry.group(1).length() + entry.group(2).length();
    while (!levels.isEmpty() && levels.getLast().indent() >= indent) {
      levels.removeLast();
    }
    String key = entry.group(3).replaceAll("^[\"']|[\"']$", "");
    String written = entry.group(4);
    secret |= indent == 0 && key.equals("kind") && written.replaceAll("[\"']", "").equals("Secret");
    levels.addLast(new Level(indent, key));
    if (written.startsWith("|")) {
      return block(at + entry.start(4), end, indent, line);
    }
    String value = bare(written);
    if (!value.isEmpty() && "&*!{[>".indexOf(value.charAt(0)) < 0) {
      add(unquoted(value), at + entry.start(4), at + entry.start(4) + value.length(), line);
    }
    return end + 1;
  }

  private static String bare(String written) {
    if (written.startsWith("\"") || written.startsWith("'")) {
      int close = written.indexOf(written.charAt(0), 1);
      while (close > 0 && written.charAt(0) == '"' && written.charAt(close - 1) == '\\') {
        close = written.indexOf('"', close + 1);
      }
      return close < 0 ? "" : written.substring(0, close + 1);
    }
    return COMMENT.matcher(written).replaceFirst("").stripTrailing();
  }

  private static String unquoted(String value) {
    if (value.length() >= 2 && value.startsWith("\"")) {
      return LineSettings.unescaped(value.substring(1, value.length() - 1));
    }
    return value.length() >= 2 && value.startsWith("'")
        ? value.substring(1, value.length() - 1).replace("''", "'")
        : value;
  }

  /** A literal block: the lines that are further in. */
  private int block(int from, int lineEnd, int indent, int line) {
    StringBuilder value = new StringBuilder();
    int at = lineEnd + 1;
    int to = lineEnd;
    int inner = -1;
    while (at < text.length()) {
      int end = lineEnd(at);
      String content = text.substring(at, end);
      int own = content.length() - content.stripLeading().length();
      if (!content.isBlank() && own <= indent) {
        break;
      }
      inner = inner < 0 && !content.isBlank() ? own : inner;
      value
          .append(content.isBlank() ? "" : content.substring(Math.min(own, Math.max(inner, 0))))
          .append('\n');
      to = content.isBlank() ? to : end;
      at = end + 1;
    }
    add(value.toString().stripTrailing() + "\n", from, to, line);
    return Math.min(at, text.length());
  }

  private void add(String value, int from, int to, int line) {
    String name = levels.stream().map(Level::name).collect(Collectors.joining("."));
    boolean data = secret && name.startsWith("data.");
    boolean plain = secret && name.startsWith("stringData.");
    String shortName = data || plain ? name.substring(name.indexOf('.') + 1) : name;
    String decoded = data ? decoded(value.strip()) : value;
    if (!decoded.isEmpty()) {
      settings.add(new Setting(shortName, decoded, from, to, line, data, data || plain));
    }
  }

  private static String decoded(String value) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(value);
      String text = new String(bytes, StandardCharsets.UTF_8);
      // What is no text can't be a value of KV as it is.
      return text.indexOf('\ufffd') >= 0 ? "" : text;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}

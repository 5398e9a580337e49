package io.holdfast.scan.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings of which each is a line: .env files with quotes, properties without. */
final class LineSettings {
  private static final Pattern ENV =
      Pattern.compile(
          "(?m)^[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*"
              + "(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s#\"'][^\\r\\n]*?)?(?=[ \\t]*(?:[ \\t]#[^\\r\\n]*)?\\r?$)");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "(?m)^[ \\t]*([^#!=:\\s][^=:\\s]*)[ \\t]*[=:][ \\t]*([^\\r\\n]*[^\\s\\\\])[ \\t]*\\r?$");

  private LineSettings() {}

  static List<Setting> of(String text, boolean properties) {
    List<Setting> settings = new ArrayList<>();
    Matcher line = (properties ? PROPERTY : ENV).matcher(text);
    int counted = 0;
    int number = 1;
    while (line.find()) {
      String written = line.group(2);
      if (written != null) {
        for (; counted < line.start(2); counted++) {
          number += text.charAt(counted) == '\n' ? 1 : 0;
        }
        String value = properties ? unescaped(written) : unquoted(written);
        settings.add(
            new Setting(line.group(1), value, line.start(2), line.end(2), number, false, false));
      }
    }
    return settings;
  }

  private static String unquoted(String written) {
    if (written.length() >= 2 && written.startsWith("'")) {
      return written.substring(1, written.length() - 1);
    }
    return written.length() >= 2 && written.startsWith("\"")
        ? unescaped(written.substring(1, written.length() - 1))
        : written;
  }

  static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      plain.append(
          switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
          });
    }
    return plain.toString();
  }
}

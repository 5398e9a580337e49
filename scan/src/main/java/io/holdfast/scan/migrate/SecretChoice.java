package io.holdfast.scan.migrate;

import io.holdfast.scan.engine.Scanner;
import io.holdfast.scan.rule.Hit;
import io.holdfast.scan.rule.Window;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which values of a file are secrets: what the scanner finds in them, and what their names say. */
public final class SecretChoice {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*(passw|pwd|passphrase|secret|token|api_?-?key|private_?-?key|credential|mnemonic|seed_?phrase|access_?-?key|auth_?-?key|encryption_?-?key|signing_?-?key).*");
  private static final Pattern HARMLESS =
      Pattern.compile("(?i).*(public|_url|_uri|_file|_path|_ttl|_name|expir|length).*");
  private static final Pattern REFERENCE =
      Pattern.compile("(?:vault:|\\$\\{|\\{\\{|<).*", Pattern.DOTALL);

  private final Scanner scanner;

  public SecretChoice(Scanner scanner) {
    this.scanner = scanner;
  }

  /** The secrets of a file with the rule that tells them. */
  public Map<Setting, String> of(String name, SettingsFile file) {
    Map<Setting, String> chosen = new LinkedHashMap<>();
    for (Setting setting : file.settings()) {
      String rule = rule(name, setting);
      if (!rule.isEmpty()) {
        chosen.put(setting, rule);
      }
    }
    return chosen;
  }

  private String rule(String name, Setting setting) {
    String value = setting.value().strip();
    if (value.length() < 4 || REFERENCE.matcher(value).matches()) {
      return "";
    }
    byte[] line = (setting.name() + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
    List<Hit> hits = scanner.scan(Window.of(line, name));
    if (!hits.isEmpty()) {
      return hits.getFirst().rule().id();
    }
    if (setting.certain()) {
      return "kubernetes-secret";
    }
    boolean named =
        NAME.matcher(setting.name()).matches() && !HARMLESS.matcher(setting.name()).matches();
    return named && !value.matches("(?i)true|false|null|none|[0-9]{1,5}") ? "named-secret" : "";
  }
}

package io.holdfast.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path on which a caller must be allowed something in order to see a key in a listing
 * (OpenBao's {@code list_scan_response_keys_filter_path}): a text with <code>{{ .key }}</code> and
 * <code>{{ .path }}</code>.
 *
 * @param text the template as written
 */
public record KeysFilter(String text) {
  private static final Pattern ACTION = Pattern.compile("\\{\\{(.*?)}}");

  /**
   * Checks the template.
   *
   * @throws IllegalArgumentException when it uses anything but key and path, or not the key
   */
  public KeysFilter {
    List<String> fields = new ArrayList<>();
    Matcher matcher = ACTION.matcher(text);
    while (matcher.find()) {
      fields.add(matcher.group(1).strip());
    }
    fields.stream()
        .filter(field -> !field.equals(".key") && !field.equals(".path"))
        .findFirst()
        .ifPresent(field -> {
          throw new IllegalArgumentException("only {{ .key }} and {{ .path }} can be used");
        });
    if (!fields.contains(".key")) {
      throw new IllegalArgumentException("{{ .key }} is missing: every key would get one path");
    }
  }

  /**
   * The path to check for one key.
   *
   * @param path the listed path
   */
  public String pathOf(String path, String key) {
    return ACTION
        .matcher(text)
        .replaceAll(action ->
            Matcher.quoteReplacement(action.group(1).strip().equals(".key") ? key : path));
  }
}

package io.holdfast.engine.database.statement;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts what operators write into single statements, as Vault does: each text is one statement, or
 * several with semicolons between them, or a JSON array of them; any of these may be in base64. A
 * semicolon within quotes cuts nothing, and a text with the word {@code END} outside of them (the
 * end of a block) is left whole.
 */
public final class Statements {
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]+={0,2}\\s*");

  private Statements() {}

  public static List<String> split(List<String> texts, Dialect dialect) {
    List<String> statements = new ArrayList<>();
    for (String text : texts) {
      for (String part : array(decoded(text))) {
        cut(part, dialect, statements);
      }
    }
    return statements;
  }

  private static String decoded(String text) {
    if (!BASE64.matcher(text).matches()) {
      return text;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
      String decoded = new String(bytes, StandardCharsets.UTF_8);
      return decoded.indexOf('\uFFFD') >= 0 || !decoded.contains(" ") ? text : decoded;
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static List<String> array(String text) {
    if (!text.strip().startsWith("[")) {
      return List.of(text);
    }
    try {
      JsonNode tree = Json.parse(text.getBytes(StandardCharsets.UTF_8));
      List<String> parts = new ArrayList<>();
      tree.forEach(item -> parts.add(item.asText()));
      return parts;
    } catch (IOException e) {
      return List.of(text);
    }
  }

  private static void cut(String text, Dialect dialect, List<String> into) {
    QuoteMap map = new QuoteMap(text, dialect);
    if (hasBlock(text, map)) {
      add(text, into);
      return;
    }
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == ';' && map.isBare(at)) {
        add(text.substring(from, at), into);
        from = at + 1;
      }
    }
    add(text.substring(from), into);
  }

  private static boolean hasBlock(String text, QuoteMap map) {
    for (int at = text.indexOf("END"); at >= 0; at = text.indexOf("END", at + 1)) {
      if (map.isBare(at) && isEdge(text, at - 1) && isEdge(text, at + 3)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEdge(String text, int at) {
    return at < 0
        || at >= text.length()
        || !(Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
  }

  private static void add(String statement, List<String> into) {
    if (!statement.isBlank()) {
      into.add(statement.strip());
    }
  }
}

package io.holdfast.engine.database.username;

import io.holdfast.api.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word between {@code {{} and {@code }}}.
 *
 * @param text as it stands there; of a quoted text, what it says
 */
record Token(Kind kind, String text) {
  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:(?<field>\\.[A-Za-z_]\\w*)|(?<name>[A-Za-z_]\\w*)|(?<number>-?\\d+)"
              + "|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|`(?<raw>[^`]*)`|(?<sign>[()|]))\\s*");

  enum Kind {
    FIELD,
    NAME,
    NUMBER,
    TEXT,
    SIGN
  }

  static List<Token> read(String inside) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = WORD.matcher(inside);
    int at = 0;
    while (at < inside.length()) {
      if (!matcher.region(at, inside.length()).lookingAt()) {
        throw new Refusal.InvalidRequest(
            "username_template: \"" + inside.substring(at).strip() + "\" is not understood");
      }
      tokens.add(of(matcher));
      at = matcher.end();
    }
    return tokens;
  }

  private static Token of(Matcher matcher) {
    String field = matcher.group("field");
    String name = matcher.group("name");
    String number = matcher.group("number");
    String quoted = matcher.group("quoted");
    String raw = matcher.group("raw");
    if (field != null) {
      return new Token(Kind.FIELD, field.substring(1));
    }
    if (name != null) {
      return new Token(Kind.NAME, name);
    }
    if (number != null) {
      return new Token(Kind.NUMBER, number);
    }
    if (quoted != null) {
      return new Token(Kind.TEXT, unescaped(quoted));
    }
    return raw != null ? new Token(Kind.TEXT, raw) : new Token(Kind.SIGN, matcher.group("sign"));
  }

  private static String unescaped(String quoted) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < quoted.length(); at++) {
      char c = quoted.charAt(at);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = quoted.charAt(++at);
      switch (escaped) {
        case '"', '\\', '\'' -> out.append(escaped);
        case 't' -> out.append('\t');
        case 'n' -> out.append('\n');
        default ->
            throw new Refusal.InvalidRequest(
                "username_template: the escape \\" + escaped + " is not understood");
      }
    }
    return out.toString();
  }
}

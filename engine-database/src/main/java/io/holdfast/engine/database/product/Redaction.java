package io.holdfast.engine.database.product;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what databases say: they quote statements, also in parts ({@code syntax
 * error at or near "A1a"}).
 */
public final class Redaction {
  private static final int SHORTEST = 3;
  private static final Pattern WORD = Pattern.compile("[^\\s\"'`()\\[\\],;:]+");

  private Redaction() {}

  /** The message without the secrets, and without words that are a part of one. */
  public static String of(String message, List<String> secrets) {
    String text = message;
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        text = text.replace(secret, "[password]");
        text = withoutParts(text, secret);
      }
    }
    return text.strip();
  }

  private static String withoutParts(String text, String secret) {
    return WORD.matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                match.group().length() >= SHORTEST && secret.contains(match.group())
                    ? "[password]"
                    : match.group()));
  }
}

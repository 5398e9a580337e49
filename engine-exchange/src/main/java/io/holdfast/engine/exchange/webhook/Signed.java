package io.holdfast.engine.exchange.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sender signs: a template of {@code {timestamp}}, {@code {body}}, {@code {id}} and {@code
 * {url}}.
 */
final class Signed {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]{1,20})}");
  private static final int LONGEST = 500;

  private Signed() {}

  /**
   * Holds a template to that.
   *
   * @throws IllegalArgumentException when it has other placeholders, or no body
   */
  static String check(String template) {
    if (template.length() > LONGEST || !template.contains("{body}")) {
      throw new IllegalArgumentException("it has {body} in it, and at most 500 characters");
    }
    Matcher matcher = PLACEHOLDER.matcher(template);
    while (matcher.find()) {
      switch (matcher.group(1)) {
        case "timestamp", "body", "id", "url", "method" -> {}
        default ->
            throw new IllegalArgumentException(
                "it has {" + matcher.group(1) + "}; known are timestamp, body, id, url and method");
      }
    }
    return template;
  }

  /** The bytes that the signature covers. */
  static byte[] bytes(String template, Message message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.body().length + 100);
    Matcher matcher = PLACEHOLDER.matcher(template);
    int at = 0;
    while (matcher.find()) {
      out.writeBytes(template.substring(at, matcher.start()).getBytes(UTF_8));
      out.writeBytes(
          switch (matcher.group(1)) {
            case "body" -> message.body();
            case "timestamp" -> message.timestamp().getBytes(UTF_8);
            case "id" -> message.id().getBytes(UTF_8);
            case "url" -> message.url().getBytes(UTF_8);
            default -> message.method().getBytes(UTF_8);
          });
      at = matcher.end();
    }
    out.writeBytes(template.substring(at).getBytes(UTF_8));
    return out.toByteArray();
  }
}

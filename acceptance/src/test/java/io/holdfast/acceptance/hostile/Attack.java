package io.holdfast.acceptance.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.acceptance.openapi.ApiOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One request that should not be.
 *
 * @param path with its query, below {@code /v1/}
 * @param headers beside the token
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record Attack(String method, String path, byte[] body, Map<String, String> headers) {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");
  private static final int ABYSS = 100_000;
  private static final int SHOWN = 300;

  Attack(String method, String path, byte[] body) {
    this(
        method,
        path,
        body,
        method.equals("PATCH") ? Map.of("Content-Type", "application/merge-patch+json") : Map.of());
  }

  /** The request as it should be, but for its fields, none of which is given. */
  static Attack plain(ApiOperation operation) {
    return new Attack(
        operation.method(), filled(operation.path(), "a"), writes(operation) ? utf8("{}") : NONE);
  }

  private static final byte[] NONE = {};

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static String filled(String template, String segment) {
    return PARAMETER.matcher(template.substring(1)).replaceAll(segment);
  }

  private static boolean writes(ApiOperation operation) {
    return operation.method().matches("POST|PUT|PATCH");
  }

  /** Those that every operation is asked with. */
  static List<Attack> battery(ApiOperation operation) {
    List<Attack> attacks = new ArrayList<>();
    String path = filled(operation.path(), "a");
    attacks.add(plain(operation));
    for (String segment : List.of("%00", "..", "%2e%2e%2f", "%ff", "a//b")) {
      if (PARAMETER.matcher(operation.path()).find()) {
        attacks.add(
            new Attack(
                operation.method(), filled(operation.path(), segment), plain(operation).body));
      }
    }
    if (writes(operation)) {
      String field = operation.body().isEmpty() ? "field" : operation.body().getFirst().name();
      for (String body : bodies(field)) {
        attacks.add(new Attack(operation.method(), path, utf8(body)));
      }
      // Bytes that are no UTF-8.
      attacks.add(
          new Attack(
              operation.method(),
              path,
              ("{\"" + field + "\":\"\u00ff\u00c0\u0080\"}").getBytes(ISO_8859_1)));
      for (String value : List.of("null", "-1", "\"\"", "[]", "{}", "1e999999999", "true")) {
        attacks.add(new Attack(operation.method(), path, utf8(all(operation, value))));
      }
    } else {
      attacks.add(new Attack(operation.method(), path, utf8("{\"a\":1}")));
    }
    return attacks;
  }

  private static List<String> bodies(String field) {
    return List.of(
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{\"" + field + "\":1,\"" + field + "\":2}",
        "{\"" + field + "\":" + "[".repeat(ABYSS) + "]".repeat(ABYSS) + "}",
        "{\"" + field + "\":1}{}",
        "{\"unknown-hostile\":1}");
  }

  private static String all(ApiOperation operation, String value) {
    return operation.body().stream()
        .map(field -> "\"" + field.name() + "\":" + value)
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** A random one. */
  static Attack random(ApiOperation operation, HostileValues values) {
    String path =
        PARAMETER
            .matcher(operation.path().substring(1))
            .replaceAll(parameter -> values.chance(70) ? "a" : quoted(values.segment()));
    int given = values.percent(15, 40, 80);
    if (writes(operation)) {
      int hostility = values.percent(0, 10, 60);
      String body =
          operation.body().stream()
              .filter(field -> values.chance(given))
              .map(field -> "\"" + field.name() + "\":" + values.value(field, hostility))
              .collect(Collectors.joining(",", "{", "}"));
      return new Attack(operation.method(), path, utf8(body)).with(values.headers());
    }
    String query =
        operation.query().stream()
            .filter(field -> values.chance(given))
            .map(field -> field.name() + "=" + values.query(field))
            .collect(Collectors.joining("&"));
    return new Attack(operation.method(), query.isEmpty() ? path : path + "?" + query, NONE)
        .with(values.headers());
  }

  private Attack with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new Attack(method, path, body, all);
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  /** Whether it gives a secret to a field that is for one. */
  boolean holdsSecret() {
    return path.contains(HostileValues.SECRET)
        || new String(body, UTF_8).contains(HostileValues.SECRET);
  }

  @Override
  public String toString() {
    String sent = method + " " + path + " " + headers + " " + new String(body, UTF_8);
    return sent.length() > SHOWN ? sent.substring(0, SHOWN) + "..." : sent;
  }
}

package io.holdfast.scan.detect.web;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Decoding;
import io.holdfast.scan.text.Edges;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON web tokens (RFC 7519): header and claims are JSON, and the signature has the size of its
 * algorithm. Expired ones count: who finds one learns what may be valid elsewhere.
 */
final class Jwts {
  private static final int LONGEST = 8192;
  private static final Pattern ALGORITHM = Pattern.compile("\"alg\"\\s*:\\s*\"([A-Za-z0-9]+)\"");

  private final Rule rule;

  Jwts(Registry registry) {
    rule = registry.rule("jwt", "JSON web token, decoded", Evidence.STRUCTURE);
  }

  void register(Registry registry) {
    registry.on("eyJ", this::look);
    registry.on("ewogIC", this::look);
  }

  private void look(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    if (!Edges.begins(bytes, window.start(), at) || window.at(at - 1) == '.') {
      return;
    }
    int limit = Math.min(window.end(), at + LONGEST);
    int header = CharClass.URL_BASE64.endOfRun(bytes, next, limit);
    if (window.at(header) != '.' || !window.has(header + 1, "ey")) {
      return;
    }
    int claims = CharClass.URL_BASE64.endOfRun(bytes, header + 1, limit);
    int end = CharClass.URL_BASE64.endOfRun(bytes, Math.min(claims + 1, limit), limit);
    if (window.at(claims) != '.'
        || end <= claims + 1
        || (window.at(end) == '.' && CharClass.URL_BASE64.has(window.at(end + 1)))) {
      return;
    }
    String head = json(window, at, header);
    int size = Decoding.base64(window.slice(claims + 1, end)).map(s -> s.length).orElse(0);
    if (isSize(head, size) && json(window, header + 1, claims).endsWith("}")) {
      hits.add(rule, at, end);
    }
  }

  private static String json(Window window, int from, int to) {
    return Decoding.base64(window.slice(from, to))
        .filter(bytes -> Decoding.isText(bytes, 0, bytes.length))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .filter(text -> text.startsWith("{") && text.endsWith("}"))
        .orElse("");
  }

  private static boolean isSize(String header, int size) {
    Matcher algorithm = ALGORITHM.matcher(header);
    return algorithm.find()
        && switch (algorithm.group(1)) {
          case "HS256" -> size == 32;
          case "HS384" -> size == 48;
          case "HS512", "ES256", "ES256K", "EdDSA", "Ed25519" -> size == 64;
          case "ES384" -> size == 96;
          case "ES512" -> size == 132;
          case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512" -> size >= 128 && size <= 1024;
          default -> false;
        };
  }
}

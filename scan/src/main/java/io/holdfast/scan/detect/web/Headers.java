package io.holdfast.scan.detect.web;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.ChecksummedForm;
import io.holdfast.scan.text.Decoding;
import io.holdfast.scan.text.Likeness;
import java.util.Optional;

/** Credentials of HTTP's basic and bearer schemes, and those that Docker keeps in base64. */
final class Headers {
  private final Rule basic;
  private final Rule bearer;

  Headers(Registry registry) {
    basic = registry.rule("basic-credentials", "User and password in base64", Evidence.CONTEXT);
    bearer = registry.rule("bearer-token", "Token in an Authorization header", Evidence.NAME);
  }

  void register(Registry registry) {
    registry.onAnyCase("basic ", (window, _, next, hits) -> basic(window, next, hits));
    registry.on("\"auth\"", (window, _, next, hits) -> basic(window, value(window, next), hits));
    registry.on("_auth=", (window, _, next, hits) -> basic(window, next, hits));
    registry.onAnyCase("bearer ", this::bearer);
    registry.on("curl ", this::curl);
  }

  private static int value(Window window, int next) {
    int i = next;
    while (i < window.end() && i < next + 6 && !CharClass.ALNUM.has(window.at(i))) {
      i++;
    }
    return i;
  }

  private void basic(Window window, int from, Hits hits) {
    int to =
        CharClass.PADDED_BASE64.endOfRun(window.bytes(), from, Math.min(window.end(), from + 400));
    if (to - from < 16) {
      return;
    }
    Optional<byte[]> decoded = Decoding.base64(window.slice(from, to));
    if (decoded.isPresent() && isPair(decoded.get())) {
      hits.add(basic, from, to, decoded.get());
    }
  }

  private static boolean isPair(byte[] decoded) {
    int colon = 0;
    while (colon < decoded.length && decoded[colon] != ':') {
      colon++;
    }
    return colon > 0
        && decoded.length - colon > 6
        && Decoding.isText(decoded, 0, decoded.length)
        && !Likeness.isMadeUp(decoded)
        && Likeness.kinds(java.util.Arrays.copyOfRange(decoded, colon + 1, decoded.length)) >= 2;
  }

  private void bearer(Window window, int at, int next, Hits hits) {
    int to = CharClass.TILDE.endOfRun(window.bytes(), next, Math.min(window.end(), next + 1000));
    byte[] value = window.slice(next, to);
    int line = window.lineStart(at, 200);
    if (value.length >= 24
        && Likeness.digits(value) >= 2
        && Likeness.isRandom(value)
        && Likeness.kinds(value) >= 2
        && !ChecksummedForm.isOne(value)
        && window.lastIndexOf("authorization", line, at) >= 0) {
      hits.add(bearer, next, to);
    }
  }

  /** {@code curl -u user:password}. */
  private void curl(Window window, int at, int next, Hits hits) {
    int end = window.lineEnd(next, 400);
    for (int i = next; i < end - 3; i++) {
      boolean isShort = window.has(i, " -u ") || window.has(i, " -u'") || window.has(i, " -u\"");
      int from = isShort ? i + 3 : window.has(i, " --user ") ? i + 7 : -1;
      if (from > 0) {
        user(window, from, end, hits);
        return;
      }
    }
  }

  private void user(Window window, int start, int limit, Hits hits) {
    int from = start;
    while (from < limit
        && (window.at(from) == ' ' || window.at(from) == '"' || window.at(from) == '\'')) {
      from++;
    }
    int colon = CharClass.NAME.endOfRun(window.bytes(), from, limit);
    int to = colon + 1;
    while (to < limit
        && !CharClass.SPACE.has(window.at(to))
        && window.at(to) != '"'
        && window.at(to) != '\'') {
      to++;
    }
    boolean secret = window.at(colon) == ':' && to - colon > 6 && window.at(colon + 1) != '$';
    if (secret
        && !Likeness.isMadeUp(window.bytes(), colon + 1, to)
        && Likeness.kinds(window.slice(colon + 1, to)) >= 2
        && !window.latin1(colon + 1, to).contains("pass")) {
      hits.add(basic, colon + 1, to);
    }
  }
}

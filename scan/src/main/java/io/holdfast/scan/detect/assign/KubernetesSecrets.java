package io.holdfast.scan.detect.assign;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Decoding;
import java.util.Optional;

/** Values of Secret manifests of Kubernetes, in base64 below {@code data}, or plain. */
final class KubernetesSecrets {
  private static final int LONGEST = 32 * 1024;

  private final Rule rule;

  KubernetesSecrets(Registry registry) {
    rule = registry.rule("kubernetes-secret", "Value in a Secret of Kubernetes", Evidence.CONTEXT);
  }

  void register(Registry registry) {
    registry.on("kind: Secret", this::look);
    registry.on("kind: \"Secret\"", this::look);
  }

  private void look(Window window, int at, int next, Hits hits) {
    if (window.at(next) != '\n' && window.at(next) != '\r' && window.at(next) != ' ') {
      return;
    }
    int from = at;
    int least = Math.max(window.start(), at - LONGEST);
    while (from > least && !window.has(from, "\n---")) {
      from--;
    }
    int to = next;
    int most = Math.min(window.end(), next + LONGEST);
    while (to < most && !window.has(to, "\n---")) {
      to++;
    }
    lines(window, from, to, hits);
  }

  private void lines(Window window, int from, int to, Hits hits) {
    boolean data = false;
    boolean plain = false;
    int at = from;
    while (at < to) {
      int end = window.lineEnd(at, to - at);
      boolean indented = window.at(at) == ' ' || window.at(at) == '\t';
      if (!indented && end > at) {
        data = window.has(at, "data:");
        plain = window.has(at, "stringData:");
      } else if (data || plain) {
        entry(window, at, end, data, hits);
      }
      at = end + 1;
    }
  }

  private void entry(Window window, int at, int end, boolean encoded, Hits hits) {
    int name = CharClass.BLANK.endOfRun(window.bytes(), at, end);
    int colon = CharClass.NAME.endOfRun(window.bytes(), name, end);
    if (window.at(colon) != ':' || window.at(name) == '#') {
      return;
    }
    int from = CharClass.BLANK.endOfRun(window.bytes(), colon + 1, end);
    int to = end;
    while (to > from && (window.at(to - 1) == '\r' || window.at(to - 1) == ' ')) {
      to--;
    }
    if (to - from >= 2 && (window.at(from) == '"' || window.at(from) == '\'')) {
      from++;
      to--;
    }
    if (to - from < 6) {
      return;
    }
    int begin = from;
    int stop = to;
    byte[] written = window.slice(from, to);
    Optional<byte[]> value = encoded ? Decoding.base64(written) : Optional.of(written);
    value
        .filter(bytes -> bytes.length >= 6 && !Placeholders.isOne(bytes))
        .ifPresent(bytes -> hits.add(rule, begin, stop, bytes));
  }
}

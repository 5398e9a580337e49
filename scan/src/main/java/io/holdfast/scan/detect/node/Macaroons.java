package io.holdfast.scan.detect.node;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Decoding;
import io.holdfast.scan.text.Edges;
import java.util.Arrays;
import java.util.Optional;

/** Macaroons of lnd, in hex, in base64 and as they lie in files, read to their last byte. */
final class Macaroons {
  private static final int LONGEST = 8192;

  private final Rule rule;

  Macaroons(Registry registry) {
    rule = registry.rule("lnd-macaroon", "Macaroon of lnd, parsed", Evidence.STRUCTURE);
  }

  void register(Registry registry) {
    registry.onAnyCase("0201036c6e64", this::hex);
    registry.on("AgEDbG5k", this::base64);
    registry.on("\u0002\u0001\u0003lnd", this::binary);
  }

  private void hex(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    int to = CharClass.HEX.endOfRun(bytes, next, Math.min(window.end(), at + LONGEST));
    if (Edges.begins(bytes, window.start(), at)) {
      accept(at, to, Decoding.hex(window.latin1(at, to)), hits);
    }
  }

  private void base64(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    int to = CharClass.ANY_BASE64.endOfRun(bytes, next, Math.min(window.end(), at + LONGEST));
    if (Edges.begins(bytes, window.start(), at)) {
      accept(at, to, Decoding.base64(window.slice(at, to)), hits);
    }
  }

  private void binary(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.slice(at, Math.min(window.end(), at + LONGEST));
    int size = Macaroon.size(bytes);
    if (size > 0) {
      hits.add(rule, at, at + size, Arrays.copyOf(bytes, size));
    }
  }

  private void accept(int at, int to, Optional<byte[]> decoded, Hits hits) {
    if (decoded.isPresent() && Macaroon.size(decoded.get()) == decoded.get().length) {
      hits.add(rule, at, to, decoded.get());
    }
  }
}

package io.holdfast.scan.engine;

import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Decoding;
import io.holdfast.scan.text.Runs;
import java.util.Arrays;
import java.util.Optional;

/** Texts that lie in a window in base64. */
final class EncodedParts {
  private static final int SAMPLE = 48;
  private static final int LONGEST = 256 * 1024;

  interface Visitor {
    void part(Window decoded, int from, int to);
  }

  private EncodedParts() {}

  static void each(Window window, Visitor visitor) {
    Runs.each(
        window.bytes(),
        window.start(),
        window.end(),
        CharClass.ANY_BASE64,
        (from, to) -> part(window, from, to, visitor));
  }

  private static void part(Window window, int from, int to, Visitor visitor) {
    int size = to - from;
    if (size < Runs.LEAST || size > LONGEST) {
      return;
    }
    byte[] sample = decode(window, from, from + Math.min(SAMPLE, size / 4 * 4));
    boolean wide = isWide(sample);
    if (sample.length == 0 || !(wide || Decoding.isText(sample, 0, sample.length))) {
      return;
    }
    byte[] whole = decode(window, from, to);
    byte[] text = wide ? narrow(whole) : whole;
    if (text.length > 0 && Decoding.isText(text, 0, text.length)) {
      visitor.part(new Window(text, 0, text.length, true, window.name()), from, to);
    }
  }

  private static byte[] decode(Window window, int from, int to) {
    Optional<byte[]> decoded = Decoding.base64(window.slice(from, to));
    return decoded.orElse(new byte[0]);
  }

  /** Whether each second byte is 0: UTF-16 of Latin letters, as encoded commands are. */
  private static boolean isWide(byte[] bytes) {
    for (int i = 1; i < bytes.length; i += 2) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes.length > 8 && bytes[0] != 0;
  }

  private static byte[] narrow(byte[] bytes) {
    byte[] narrow = new byte[bytes.length / 2];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = bytes[2 * i];
    }
    return Arrays.copyOf(narrow, narrow.length);
  }
}

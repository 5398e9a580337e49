package io.holdfast.scan.engine;

import io.holdfast.scan.rule.Hit;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A window with JSON's escapes of letters and slashes undone, and the way back to the places. Line
 * ends stay escaped: detectors know them, and lines must not move.
 */
@SuppressWarnings("ArrayRecordComponent")
record EscapeView(Window window, int[] places) {

  /** The view, where there is anything to undo. */
  static Optional<EscapeView> of(Window window) {
    byte[] bytes = window.bytes();
    int first = window.start();
    while (first < window.end() && !isEscape(window, first)) {
      first++;
    }
    if (first == window.end()) {
      return Optional.empty();
    }
    int size = window.end() - window.start();
    byte[] undone = new byte[size];
    int[] places = new int[size + 1];
    int out = 0;
    int at = window.start();
    while (at < window.end()) {
      byte[] character = at >= first && isEscape(window, at) ? undo(window, at) : null;
      if (character == null) {
        places[out] = at;
        undone[out++] = bytes[at++];
      } else {
        for (byte b : character) {
          places[out] = at;
          undone[out++] = b;
        }
        at += bytes[at + 1] == 'u' ? 6 : 2;
      }
    }
    places[out] = at;
    return Optional.of(new EscapeView(new Window(undone, 0, out, true, window.name()), places));
  }

  private static boolean isEscape(Window window, int at) {
    if (window.bytes()[at] != '\\') {
      return false;
    }
    byte next = window.at(at + 1);
    return next == '/'
        || (next == 'u'
            && at + 6 <= window.end()
            && CharClass.HEX.isAll(window.bytes(), at + 2, at + 6));
  }

  private static byte[] undo(Window window, int at) {
    if (window.at(at + 1) == '/') {
      return new byte[] {'/'};
    }
    char c = (char) Integer.parseInt(window.latin1(at + 2, at + 6), 16);
    // Half of a pair is one character of replacement: no secret is made of such.
    return String.valueOf(c).getBytes(StandardCharsets.UTF_8);
  }

  /** The hit as of the window behind this view. */
  Hit back(Hit hit) {
    return new Hit(hit.rule(), places[hit.start()], places[hit.end()], hit.value());
  }
}

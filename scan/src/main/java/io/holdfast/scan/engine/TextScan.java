package io.holdfast.scan.engine;

import io.holdfast.scan.rule.Hit;
import io.holdfast.scan.rule.Window;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a text of any length through windows that overlap, and tells each secret once. A secret
 * longer than the overlap is not found.
 */
public final class TextScan {
  private final Scanner scanner;
  private final String name;
  private final boolean text;
  private final Consumer<Place> found;
  private long line = 1;
  private long column = 1;

  /**
   * A scan of one text.
   *
   * @param name of its file, by which some rules go
   * @param text whether it is text; else only what has a form of its own is looked for
   */
  public TextScan(Scanner scanner, String name, boolean text, Consumer<Place> found) {
    this.scanner = scanner;
    this.name = name;
    this.text = text;
    this.found = found;
  }

  /** Scans all of a stream. */
  public void scan(InputStream in) throws IOException {
    Windows windows = new Windows(in);
    while (windows.next()) {
      Window window = new Window(windows.bytes(), windows.start(), windows.end(), text, name);
      tell(window, scanner.scan(window), windows);
    }
  }

  private void tell(Window window, List<Hit> hits, Windows windows) {
    int from = windows.from();
    int to = windows.to();
    int at = from;
    for (Hit hit : hits) {
      if (hit.start() >= from && hit.start() < to) {
        advance(window.bytes(), at, hit.start());
        at = hit.start();
        long last = line + lines(window.bytes(), hit.start(), Math.max(hit.start(), hit.end() - 1));
        boolean allowed = AllowComment.covers(window, hit);
        found.accept(
            new Place(
                hit.rule(),
                line,
                (int) Math.min(column, Integer.MAX_VALUE),
                last,
                hit.value(),
                allowed));
      }
    }
    if (!windows.isLast()) {
      advance(window.bytes(), at, to);
    }
  }

  private void advance(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
  }

  private static long lines(byte[] bytes, int from, int to) {
    long lines = 0;
    for (int i = from; i < to; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }
}

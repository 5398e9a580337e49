package io.holdfast.cli.output;

import java.io.PrintStream;
import java.util.List;

/** The server's warnings, wrapped for a terminal. */
final class Warnings {
  private static final int WIDTH = 78;

  private Warnings() {}

  static void print(List<String> warnings, PrintStream err) {
    if (warnings.isEmpty()) {
      return;
    }
    err.println("WARNING! The following warnings were returned from the server:\n");
    for (String warning : warnings) {
      err.println(wrap("* " + warning) + "\n");
    }
  }

  private static String wrap(String text) {
    StringBuilder lines = new StringBuilder("  ");
    int column = 2;
    for (String word : text.split(" ", -1)) {
      if (column > 2 && column + word.length() > WIDTH) {
        lines.append("\n  ");
        column = 2;
      }
      lines.append(column > 2 ? " " : "").append(word);
      column += word.length() + 1;
    }
    return lines.toString();
  }
}

package io.holdfast.cli.demo;

import java.io.PrintStream;

/** What the demonstration shows: numbered titles, commands, their output, and words between. */
final class Screen {
  private final PrintStream out;
  private int step;

  Screen(PrintStream out) {
    this.out = out;
  }

  void title(String text) {
    step++;
    out.println("\n== " + step + ". " + text + "\n");
  }

  void say(String text) {
    out.println(text);
  }

  /** A command as it would be typed; further lines are what it reads from standard input. */
  void command(String line) {
    out.println("$ " + line);
  }

  /** What a command printed, set off from the rest. */
  void output(String text) {
    text.lines().forEach(line -> out.println(("    " + line).stripTrailing()));
    out.println();
  }
}

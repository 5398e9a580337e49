package io.holdfast.cli.command;

import io.holdfast.cli.terminal.Terminal;
import java.util.List;

/** A command: its fields marked with {@link Flag} are filled, then it is given its arguments. */
public interface Command {
  /** Takes the words that are no flags. */
  void take(List<String> arguments);

  /** Does it; returns the exit code, or throws {@link Failure}. */
  int run(Terminal terminal);
}

package io.holdfast.cli.command;

import io.holdfast.cli.terminal.Terminal;

/** A command whose flags picocli has filled in. */
public interface Command {
  /** Does it; returns the exit code, or throws {@link Failure}. */
  int run(Terminal terminal);
}

package io.holdfast.cli.demo;

import io.holdfast.cli.command.PlainCommand;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.terminal.Terminal;

/** placeholder */
@Usage(synopsis = "x", does = "y")
public final class Demo extends PlainCommand {
  @Override
  public int run(Terminal terminal) {
    return 0;
  }
}

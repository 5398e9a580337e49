package io.holdfast.cli;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.PlainCommand;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.terminal.Terminal;

/** Stands in the list of commands for those that are handled before it. */
@Usage(synopsis = "holdfast server -dev | -config=FILE", does = "Runs a server.")
final class ServerHint extends PlainCommand {
  @Override
  public int run(Terminal terminal) {
    throw Failure.local("Start the server by the launcher: ./holdfast server -dev");
  }
}

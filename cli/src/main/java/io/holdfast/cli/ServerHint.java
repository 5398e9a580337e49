package io.holdfast.cli;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.PlainCommand;
import io.holdfast.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/** Stands in the list of commands for those that are handled before it. */
@Command(name = "server", customSynopsis = "holdfast server [options]")
final class ServerHint extends PlainCommand {
  @Override
  public int run(Terminal terminal) {
    throw Failure.local("Start the server by the launcher: ./holdfast server -dev");
  }
}

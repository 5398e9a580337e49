package io.holdfast.cli.demo;

import io.holdfast.cli.command.PlainCommand;
import io.holdfast.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/** placeholder */
@Command(name = "demo")
public final class Demo extends PlainCommand {
  @Override
  public int run(Terminal terminal) {
    return 0;
  }
}

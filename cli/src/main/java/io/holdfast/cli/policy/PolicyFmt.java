package io.holdfast.cli.policy;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.PlainCommand;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code policy fmt FILE}: offline. */
@Usage(
    synopsis = "holdfast policy fmt [options] FILE",
    does = {
      "Lays out a policy file the usual way, in place: two spaces a level, one space around =,",
      "aligned within a block. With - it works from standard input to standard output."
    })
final class PolicyFmt extends PlainCommand {
  @Override
  public int run(Terminal terminal) {
    String name = arguments().one();
    if (name.equals("-")) {
      terminal.out().print(HclFormat.format(terminal.stdinText()));
      terminal.out().flush();
      return 0;
    }
    Path file = Path.of(name);
    try {
      Files.writeString(file, HclFormat.format(Files.readString(file)));
    } catch (IOException e) {
      throw Failure.local("cannot read and write the policy file " + file);
    }
    terminal.out().println("Success! Formatted policy: " + file);
    return 0;
  }
}

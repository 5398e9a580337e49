package io.holdfast.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command has: help, and arguments after its flags. */
public abstract class PlainCommand implements Command {
  @Option(
      names = {"-h", "-help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Parameters(arity = "0..*", hidden = true)
  private List<String> words = new ArrayList<>();

  /** The arguments. */
  protected final Arguments arguments() {
    return new Arguments(List.copyOf(words), Usage.synopsis(this));
  }
}

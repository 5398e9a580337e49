package io.holdfast.cli.command;

import java.util.List;

/** A command with arguments after its flags. */
public abstract class PlainCommand implements Command {
  private List<String> words = List.of();

  /** The arguments. */
  protected final Arguments arguments() {
    return new Arguments(words, Help.synopsis(this));
  }

  @Override
  public final void take(List<String> arguments) {
    words = List.copyOf(arguments);
  }
}

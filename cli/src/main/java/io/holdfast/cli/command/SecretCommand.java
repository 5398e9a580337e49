package io.holdfast.cli.command;

import org.jspecify.annotations.Nullable;

/** A command whose answer has fields, one of which can be printed alone. */
public abstract class SecretCommand extends ApiCommand {
  @Flag(
      names = "-field",
      label = "<name>",
      help = "Print this field alone, without a newline after it.")
  private @Nullable String field;

  @Override
  protected final String field() {
    return field == null ? "" : field;
  }
}

package io.holdfast.cli.print;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import picocli.CommandLine.Command;

/** {@code print token}. */
@Command(
    name = "token",
    customSynopsis = "holdfast print token",
    description = "Prints the token that commands use: from the environment, or of the last login.")
public final class PrintToken extends ApiCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    session.terminal().out().println(session.client().settings().token());
    return 0;
  }
}

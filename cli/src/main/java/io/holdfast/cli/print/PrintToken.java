package io.holdfast.cli.print;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code print token}. */
@Usage(
    synopsis = "holdfast print token",
    does = "Prints the token that commands use: from the environment, or of the last login.")
public final class PrintToken extends ApiCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    session.terminal().out().println(session.client().settings().token());
    return 0;
  }
}

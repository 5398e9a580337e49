package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange token list}. */
@Usage(
    synopsis = "holdfast exchange token list [options]",
    does = "Lists the chains of refresh tokens.")
final class TokenNames extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return names(session, "tokens");
  }
}

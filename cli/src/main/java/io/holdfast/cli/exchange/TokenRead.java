package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange token read NAME}. */
@Usage(
    synopsis = "holdfast exchange token read [options] NAME",
    does = "Shows how a chain of refresh tokens stands; no tokens.")
final class TokenRead extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return read(session, "tokens");
  }
}

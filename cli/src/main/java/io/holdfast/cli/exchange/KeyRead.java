package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange key read NAME}. */
@Usage(
    synopsis = "holdfast exchange key read [options] NAME",
    does = "Shows a key: venue, owner, policy, public key; never its secret.")
final class KeyRead extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return read(session, "keys");
  }
}

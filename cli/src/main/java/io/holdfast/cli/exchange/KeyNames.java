package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange key list}. */
@Usage(synopsis = "holdfast exchange key list [options]", does = "Lists the keys.")
final class KeyNames extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return names(session, "keys");
  }
}

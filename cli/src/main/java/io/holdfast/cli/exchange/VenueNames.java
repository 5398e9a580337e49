package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange venue list}. */
@Usage(
    synopsis = "holdfast exchange venue list [options]",
    does = "Lists the venues: the built-in ones and those that were written.")
final class VenueNames extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return names(session, "venues");
  }
}

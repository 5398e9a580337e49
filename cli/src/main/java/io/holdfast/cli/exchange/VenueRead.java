package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange venue read NAME}. */
@Usage(
    synopsis = "holdfast exchange venue read [options] NAME",
    does = "Shows how a venue signs, as a document.")
final class VenueRead extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return read(session, "venues");
  }
}

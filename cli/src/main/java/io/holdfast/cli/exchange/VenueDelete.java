package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange venue delete NAME}. */
@Usage(
    synopsis = "holdfast exchange venue delete [options] NAME",
    does = "Deletes the document of a venue that no key uses.")
final class VenueDelete extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return delete(session, "venues");
  }
}

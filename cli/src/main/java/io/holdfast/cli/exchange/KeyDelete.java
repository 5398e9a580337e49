package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange key delete NAME}. */
@Usage(synopsis = "holdfast exchange key delete [options] NAME", does = "Deletes a key for good.")
final class KeyDelete extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return delete(session, "keys");
  }
}

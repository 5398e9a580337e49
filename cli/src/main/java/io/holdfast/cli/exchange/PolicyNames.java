package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange policy list}. */
@Usage(synopsis = "holdfast exchange policy list [options]", does = "Lists the policies.")
final class PolicyNames extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return names(session, "policies");
  }
}

package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange policy read NAME}. */
@Usage(
    synopsis = "holdfast exchange policy read [options] NAME",
    does = "Shows what a policy allows.")
final class PolicyRead extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return read(session, "policies");
  }
}

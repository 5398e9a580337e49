package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange policy delete NAME}. */
@Usage(
    synopsis = "holdfast exchange policy delete [options] NAME",
    does = "Deletes a policy that is in force for no key.")
final class PolicyDelete extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return delete(session, "policies");
  }
}

package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange webhook list}. */
@Usage(
    synopsis = "holdfast exchange webhook list [options]",
    does = "Lists the senders whose messages are verified.")
final class WebhookNames extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return names(session, "webhook");
  }
}

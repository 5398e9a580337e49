package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange webhook read NAME}. */
@Usage(
    synopsis = "holdfast exchange webhook read [options] NAME",
    does = "Shows how a sender's messages are verified; no secret.")
final class WebhookRead extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return read(session, "webhook");
  }
}

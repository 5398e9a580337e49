package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange request KEY METHOD PATH}. */
@Usage(
    synopsis = "holdfast exchange request [options] KEY METHOD PATH",
    does = {
      "Has the server sign a request and send it to the venue, if the key's policy allows it, and",
      "shows the venue's answer. What may change something is never sent twice."
    })
final class Request extends Asking {
  @Override
  protected int call(Session session) {
    return ask(session, "request", "asking the venue");
  }
}

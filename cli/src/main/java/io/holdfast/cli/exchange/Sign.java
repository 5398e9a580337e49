package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code exchange sign KEY METHOD PATH}. */
@Usage(
    synopsis = "holdfast exchange sign [options] KEY METHOD PATH",
    does = {
      "Has a request to a venue signed, if the key's policy allows it, and shows what is to be",
      "sent. A request that needs approvals shows for which it waits; ask again once it has them."
    })
final class Sign extends Asking {
  @Override
  protected int call(Session session) {
    return ask(session, "sign", "signing");
  }
}

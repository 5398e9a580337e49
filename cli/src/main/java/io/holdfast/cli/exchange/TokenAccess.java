package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;

/** {@code exchange token access NAME}. */
@Usage(
    synopsis = "holdfast exchange token access [options] NAME",
    does = "Prints an access token, exchanged first where it is about to end.")
final class TokenAccess extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    return ask(
        session,
        ApiRequest.of("GET", path("tokens", arguments().one() + "/access")),
        "getting an access token");
  }
}

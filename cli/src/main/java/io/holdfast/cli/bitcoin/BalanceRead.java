package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;

/** {@code bitcoin balance read WALLET}. */
@Usage(
    synopsis = "holdfast bitcoin balance read [options] WALLET",
    does = "Shows what a wallet was last said to be worth.")
final class BalanceRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String wallet = arguments().one();
    ApiRequest request = ApiRequest.of("GET", path("wallets", wallet + "/balance"));
    return ask(session, request, "reading the balance of " + wallet);
  }
}

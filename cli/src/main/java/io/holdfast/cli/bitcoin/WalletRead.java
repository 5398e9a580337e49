package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;

/** {@code bitcoin wallet read NAME}. */
@Usage(
    synopsis = "holdfast bitcoin wallet read [options] NAME",
    does = "Shows the descriptor of a wallet, its network and its policy.")
final class WalletRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String name = arguments().one();
    return ask(session, ApiRequest.of("GET", path("wallets", name)), "reading the wallet " + name);
  }
}

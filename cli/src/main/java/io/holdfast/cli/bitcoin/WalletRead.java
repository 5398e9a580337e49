package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import picocli.CommandLine.Command;

/** {@code bitcoin wallet read NAME}. */
@Command(
    name = "read",
    customSynopsis = "holdfast bitcoin wallet read [options] NAME",
    description = "Shows the descriptor of a wallet, its network and its policy.")
final class WalletRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String name = arguments().one();
    return ask(session, ApiRequest.of("GET", path("wallets", name)), "reading the wallet " + name);
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code bitcoin balance write WALLET AMOUNT}. */
@Usage(
    synopsis = "holdfast bitcoin balance write [options] WALLET AMOUNT",
    does = "Tells what a wallet is worth now, for policies that limit a share of it.")
final class BalanceWrite extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    ApiRequest request =
        ApiRequest.of(
            "POST",
            path("wallets", words.getFirst() + "/balance"),
            Json.Obj.EMPTY.with("balance", Json.of(Amount.parse("AMOUNT", words.getLast()))));
    return ask(session, request, "writing the balance of " + words.getFirst());
  }
}

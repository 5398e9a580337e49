package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin wallet address NAME}. */
@Usage(
    synopsis = "holdfast bitcoin wallet address [options] NAME",
    does = "Gives out the next unused address of a wallet, or the one at an index.")
final class WalletAddress extends BitcoinCommand {
  @Flag(names = "-change", help = "An address for change.")
  private boolean change;

  @Flag(names = "-index", label = "<n>", help = "The index.")
  private @Nullable Integer index;

  @Override
  protected int call(Session session) {
    String name = arguments().one();
    Json.Obj body = change ? Json.Obj.EMPTY.with("change", Json.of(true)) : Json.Obj.EMPTY;
    body = index == null ? body : body.with("index", Json.of(index));
    ApiRequest request = ApiRequest.of("POST", path("wallets", name + "/address"), body);
    return ask(session, request, "giving out an address of the wallet " + name);
  }
}

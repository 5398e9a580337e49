package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bitcoin wallet address NAME}. */
@Command(
    name = "address",
    customSynopsis = "holdfast bitcoin wallet address [options] NAME",
    description = "Gives out the next unused address of a wallet, or the one at an index.")
final class WalletAddress extends BitcoinCommand {
  @Option(names = "-change", description = "An address for change.")
  private boolean change;

  @Option(names = "-index", paramLabel = "<n>", description = "The index.")
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

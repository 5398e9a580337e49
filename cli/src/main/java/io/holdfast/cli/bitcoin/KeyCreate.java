package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;

/** {@code bitcoin key create NAME}. */
@Usage(
    synopsis = "holdfast bitcoin key create [options] NAME",
    does = {
      "Makes a key inside the server, from fresh entropy. It never leaves it, unless it is made",
      "exportable."
    })
final class KeyCreate extends BitcoinCommand {
  @Flag(
      names = "-network",
      label = "<name>",
      help = "mainnet (the default), testnet, signet, regtest or simnet.")
  private String network = "mainnet";

  @Flag(names = "-words", label = "<n>", help = "The words of its mnemonic: 12 to 24.")
  private int words;

  @Flag(names = "-exportable", help = "Let the mnemonic be read back, for ever.")
  private boolean exportable;

  @Override
  protected int call(Session session) {
    String name = arguments().one();
    Json.Obj body = Json.Obj.EMPTY.with("network", Json.of(network));
    body = words == 0 ? body : body.with("words", Json.of(words));
    body = exportable ? body.with("exportable", Json.of(true)) : body;
    return ask(
        session, ApiRequest.of("POST", path("keys", name), body), "creating the key " + name);
  }
}

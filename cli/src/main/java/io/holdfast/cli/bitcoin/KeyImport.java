package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code bitcoin key import NAME [mnemonic=...] [passphrase=...]}. */
@Usage(
    synopsis = "holdfast bitcoin key import [options] NAME [mnemonic=-] [passphrase=@file]",
    does = {
      "Imports a key from its BIP-39 mnemonic. The words are asked for and not shown, unless",
      "they come from standard input (mnemonic=-) or a file (mnemonic=@file)."
    })
final class KeyImport extends BitcoinCommand {
  @Flag(
      names = "-network",
      label = "<name>",
      help = "mainnet (the default), testnet, signet, regtest or simnet.")
  private String network = "mainnet";

  @Flag(names = "-exportable", help = "Let the mnemonic be read back, for ever.")
  private boolean exportable;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    String name = words.getFirst();
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    String mnemonic = data.text("mnemonic");
    if (mnemonic.isEmpty()) {
      mnemonic =
          session
              .terminal()
              .askHidden("Mnemonic (will be hidden): ")
              .orElseThrow(() ->
                  Failure.local(
                      "There is no terminal to ask for the mnemonic on: give it with"
                          + " mnemonic=- on standard input, or with mnemonic=@file"));
    }
    Json.Obj body =
        Json.Obj.EMPTY
            .with("network", Json.of(network))
            .with("mnemonic", Json.of(mnemonic.strip()))
            .withText("passphrase", data.text("passphrase").replaceFirst("\\R$", ""));
    body = exportable ? body.with("exportable", Json.of(true)) : body;
    return ask(
        session, ApiRequest.of("POST", path("keys", name), body), "importing the key " + name);
  }
}

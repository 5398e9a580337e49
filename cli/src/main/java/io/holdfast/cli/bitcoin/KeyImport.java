package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code bitcoin key import NAME [mnemonic=...] [passphrase=...]}. */
@Usage(
    synopsis = "holdfast bitcoin key import [options] NAME [mnemonic=-] [passphrase=@file]",
    does = {
      "Imports a key from its BIP-39 mnemonic, or from what -from says: seed, shares (SLIP-39),",
      "xprv, wif, descriptor; or from an xpub, to watch. A secret is asked for and not shown,",
      "unless it comes from standard input (mnemonic=-) or a file (mnemonic=@file)."
    })
final class KeyImport extends BitcoinCommand {
  private static final Map<String, String> PROMPTS =
      Map.of(
          "mnemonic", "Mnemonic",
          "seed", "Seed in hexadecimal",
          "xprv", "Extended private key",
          "wif", "Private key (WIF)",
          "descriptor", "Descriptor with the private key");

  @Flag(
      names = "-network",
      label = "<name>",
      help = "mainnet (the default), testnet, signet, regtest or simnet.")
  private String network = "mainnet";

  @Flag(
      names = "-from",
      label = "<what>",
      help = "mnemonic (the default), seed, shares, xprv, wif, descriptor or xpub.")
  private String from = "mnemonic";

  @Flag(names = "-origin", label = "<origin>", help = "Where an xprv or xpub lies: [73c5da0a/84h].")
  private String origin = "";

  @Flag(names = "-exportable", help = "Let the key be read back, for ever.")
  private boolean exportable;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    String name = words.getFirst();
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    Json.Obj body = Json.Obj.EMPTY.with("network", Json.of(network));
    for (Map.Entry<String, Json> given : data.members().entrySet()) {
      body = body.with(given.getKey(), stripped(given.getValue()));
    }
    if (data.get(from) == null) {
      body = body.with(from, asked(session));
    }
    body = body.withText("origin", origin);
    body = exportable ? body.with("exportable", Json.of(true)) : body;
    return ask(
        session, ApiRequest.of("POST", path("keys", name), body), "importing the key " + name);
  }

  /** Files end with a line break, which is no part of a secret. */
  private static Json stripped(Json value) {
    return value instanceof Json.Str(String text)
        ? Json.of(text.replaceFirst("\\R$", ""))
        : value;
  }

  private Json asked(Session session) {
    if (from.equals("shares")) {
      return Json.ofTexts(shares(session));
    }
    String prompt = PROMPTS.get(from);
    if (prompt == null) {
      throw Failure.local(
          "Give the " + from + " as " + from + "=..., or choose another source with -from");
    }
    return Json.of(
        session
            .terminal()
            .askHidden(prompt + " (will be hidden): ")
            .map(String::strip)
            .orElseThrow(() ->
                Failure.local(
                    "There is no terminal to ask for the %s on: give it with %s=- on standard input, or with %s=@file"
                        .formatted(from, from, from))));
  }

  private static List<String> shares(Session session) {
    List<String> shares = new ArrayList<>();
    while (true) {
      String share =
          Hidden.ask(
              session, "Share " + (shares.size() + 1) + ", or an empty line after the last");
      if (share.isEmpty()) {
        return shares;
      }
      shares.add(share);
    }
  }
}

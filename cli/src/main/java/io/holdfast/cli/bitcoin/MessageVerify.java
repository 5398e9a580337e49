package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code bitcoin message verify ADDRESS MESSAGE SIGNATURE}. */
@Usage(
    synopsis = "holdfast bitcoin message verify [options] ADDRESS MESSAGE SIGNATURE",
    does = "Tells whether a text was signed by an address (BIP-322, BIP-137).")
final class MessageVerify extends BitcoinCommand {
  @Flag(names = "-network", label = "<name>", help = "The network of the address (mainnet).")
  private String network = "mainnet";

  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(3);
    Json.Obj body =
        Json.Obj.EMPTY
            .with("address", Json.of(words.getFirst()))
            .with("message", Json.of(words.get(1)))
            .with("signature", Json.of(words.getLast()))
            .with("network", Json.of(network));
    return ask(session, ApiRequest.of("POST", path("verify-message"), body), "verifying a message");
  }
}

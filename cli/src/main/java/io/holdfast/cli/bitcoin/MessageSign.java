package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code bitcoin message sign WALLET ADDRESS MESSAGE}. */
@Usage(
    synopsis = "holdfast bitcoin message sign [options] WALLET ADDRESS MESSAGE",
    does = "Signs a text for an address of a wallet (BIP-322), if the wallet's policy allows it.")
final class MessageSign extends BitcoinCommand {
  @Flag(names = "-form", label = "<form>", help = "simple, full or legacy (BIP-137).")
  private String form = "";

  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(3);
    Json.Obj body =
        Json.Obj.EMPTY
            .with("address", Json.of(words.get(1)))
            .with("message", Json.of(words.getLast()))
            .withText("form", form);
    ApiRequest request =
        ApiRequest.of("POST", path("wallets", words.getFirst() + "/sign-message"), body);
    return ask(session, request, "signing a message");
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;
import java.util.SequencedMap;

/** {@code bitcoin sign WALLET psbt=@file}. */
@Usage(
    synopsis = "holdfast bitcoin sign [options] WALLET psbt=@FILE",
    does = {
      "Has the server sign a PSBT with a wallet's key, if the wallet's policy allows it. A",
      "refusal names the rule. The file may be base64 or binary; psbt=- reads standard input."
    })
final class Sign extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String wallet = words.getFirst();
    String psbt = PsbtArgument.read(words.subList(1, 2), session.terminal());
    ApiRequest request =
        ApiRequest.of(
            "POST", path("wallets", wallet + "/sign"), Json.Obj.EMPTY.with("psbt", Json.of(psbt)));
    return ask(session, request, "signing with the wallet " + wallet);
  }

  @Override
  protected SequencedMap<String, String> rows(Json.Obj data) {
    return SignView.rows(data);
  }
}

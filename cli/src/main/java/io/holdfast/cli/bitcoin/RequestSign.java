package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;
import java.util.SequencedMap;

/** {@code bitcoin request sign WALLET ID}. */
@Usage(
    synopsis = "holdfast bitcoin request sign [options] WALLET ID",
    does = "Signs what a request waits with, once it is approved and its delay is over.")
final class RequestSign extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    ApiRequest request =
        ApiRequest.of(
            "POST",
            path("wallets", words.getFirst() + "/requests/" + words.getLast() + "/sign"),
            Json.Obj.EMPTY);
    return ask(session, request, "signing the request " + words.getLast());
  }

  @Override
  protected SequencedMap<String, String> rows(Json.Obj data) {
    return SignView.rows(data);
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;
import java.util.SequencedMap;

/** {@code bitcoin request read WALLET ID}. */
@Usage(
    synopsis = "holdfast bitcoin request read [options] WALLET ID",
    does = "Shows what is to be signed, in words and amounts, and what it waits for.")
final class RequestRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    ApiRequest request =
        ApiRequest.of("GET", path("wallets", words.getFirst() + "/requests/" + words.getLast()));
    return ask(session, request, "reading the request " + words.getLast());
  }

  @Override
  protected SequencedMap<String, String> rows(Json.Obj data) {
    return WaitView.rows(data);
  }
}

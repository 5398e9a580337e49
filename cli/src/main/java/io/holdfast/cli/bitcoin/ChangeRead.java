package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.SequencedMap;

/** {@code bitcoin change read ID}. */
@Usage(
    synopsis = "holdfast bitcoin change read [options] ID",
    does = "Shows what is to change, and what it waits for.")
final class ChangeRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String id = arguments().one();
    ApiRequest request = ApiRequest.of("GET", path("changes", id));
    return ask(session, request, "reading the change " + id);
  }

  @Override
  protected SequencedMap<String, String> rows(Json.Obj data) {
    return WaitView.rows(data);
  }
}

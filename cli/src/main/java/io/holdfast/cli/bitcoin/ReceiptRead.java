package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.SequencedMap;

/** {@code bitcoin receipt read ID}. */
@Usage(
    synopsis = "holdfast bitcoin receipt read [options] ID",
    does = "Shows the signed receipt of a decision; with -format=json, to be kept and verified.")
final class ReceiptRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String id = arguments().one();
    ApiRequest request = ApiRequest.of("GET", path("receipts", id));
    return ask(session, request, "reading the receipt " + id);
  }

  @Override
  protected SequencedMap<String, String> rows(Json.Obj data) {
    return ReceiptView.rows(data);
  }
}

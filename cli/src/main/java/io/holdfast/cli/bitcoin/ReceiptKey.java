package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;

/** {@code bitcoin receipt key}. */
@Usage(
    synopsis = "holdfast bitcoin receipt key [options]",
    does = "Shows the public key by which receipts are signed.")
final class ReceiptKey extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    ApiRequest request = ApiRequest.of("GET", path("config", "receipt-key"));
    return ask(session, request, "reading the key of receipts");
  }
}

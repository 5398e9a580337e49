package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiResponse;

/** {@code bitcoin custodian list}. */
@Usage(
    synopsis = "holdfast bitcoin custodian list [options]",
    does = "Lists the custodians of shares.")
final class CustodianNames extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    String path = path("custodians", "");
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    return KeyList.print(session, answer, path, false);
  }
}

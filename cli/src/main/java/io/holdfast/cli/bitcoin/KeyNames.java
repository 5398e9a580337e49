package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiResponse;

/** {@code bitcoin key list}. */
@Usage(synopsis = "holdfast bitcoin key list [options]", does = "Lists the keys.")
final class KeyNames extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    String path = path("keys", "");
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    return KeyList.print(session, answer, path, false);
  }
}

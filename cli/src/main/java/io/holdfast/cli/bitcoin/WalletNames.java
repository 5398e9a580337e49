package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiResponse;

/** {@code bitcoin wallet list}. */
@Usage(synopsis = "holdfast bitcoin wallet list [options]", does = "Lists the wallets.")
final class WalletNames extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    String path = path("wallets", "");
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    return KeyList.print(session, answer, path, false);
  }
}

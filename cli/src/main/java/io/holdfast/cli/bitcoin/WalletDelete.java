package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code bitcoin wallet delete NAME}. */
@Usage(
    synopsis = "holdfast bitcoin wallet delete [options] NAME",
    does = "Forgets a wallet. Its key stays, and with it the way to its coins.")
final class WalletDelete extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String path = path("wallets", arguments().one());
    during("deleting " + path, () -> session.client().delete(path));
    session.output().line("Success! Data deleted (if it existed) at: " + path);
    return 0;
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Usage;

/** {@code bitcoin receipt list WALLET}. */
@Usage(
    synopsis = "holdfast bitcoin receipt list [options] WALLET",
    does = "Lists the receipts of a wallet, the oldest first.")
final class ReceiptNames extends NamesCommand {
  @Override
  String listed() {
    return path("wallets", arguments().one() + "/receipts");
  }
}

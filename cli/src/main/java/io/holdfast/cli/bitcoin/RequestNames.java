package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Usage;

/** {@code bitcoin request list WALLET}. */
@Usage(
    synopsis = "holdfast bitcoin request list [options] WALLET",
    does = "Lists the signatures of a wallet that had to wait.")
final class RequestNames extends NamesCommand {
  @Override
  String listed() {
    return path("wallets", arguments().one() + "/requests");
  }
}

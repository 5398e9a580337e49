package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Usage;

/** {@code bitcoin change list}. */
@Usage(
    synopsis = "holdfast bitcoin change list [options]",
    does = "Lists the changes of policies and wallets that had to be approved.")
final class ChangeNames extends NamesCommand {
  @Override
  String listed() {
    arguments().none();
    return path("changes", "");
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Usage;

/** {@code bitcoin change cancel ID}. */
@Usage(
    synopsis = "holdfast bitcoin change cancel [options] ID",
    does = "Takes a change of a policy or wallet back that is not in force yet.")
final class ChangeCancel extends DeletionCommand {
  @Override
  String deleted() {
    return path("changes", arguments().one());
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Usage;

/** {@code bitcoin policy versions NAME}. */
@Usage(
    synopsis = "holdfast bitcoin policy versions [options] NAME",
    does = "Lists the versions that a policy ever had.")
final class PolicyVersions extends NamesCommand {
  @Override
  String listed() {
    return path("policies", arguments().one() + "/versions");
  }
}

package io.holdfast.cli.controlgroup;

import io.holdfast.cli.command.SettingsCommand;
import io.holdfast.cli.command.Usage;

/** {@code control-group config [K=V...]}. */
@Usage(
    synopsis = "holdfast control-group config [options] [K=V...]",
    does = {
      "Shows how long requests wait for approvals and where approvers are told of them, or",
      "changes what is named, e.g. max_ttl=4h notice_url=https://host/path notice_secret=@file"
    })
final class Config extends SettingsCommand {
  Config() {
    super("sys/config/control-group", "control groups");
  }
}

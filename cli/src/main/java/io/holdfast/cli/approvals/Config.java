package io.holdfast.cli.approvals;

import io.holdfast.cli.command.SettingsCommand;
import io.holdfast.cli.command.Usage;

/** {@code approvals config [K=V...]}. */
@Usage(
    synopsis = "holdfast approvals config [options] [K=V...]",
    does = {
      "Shows how approvers' keys are enrolled and which site WebAuthn is for, or changes what is",
      "named, e.g. key_waiting_time=72h webauthn_rp_id=approvals.example"
    })
final class Config extends SettingsCommand {
  Config() {
    super("sys/config/approvals", "approvals");
  }
}

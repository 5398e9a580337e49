package io.holdfast.cli.audit;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code audit disable PATH}. */
@Usage(
    synopsis = "holdfast audit disable [options] PATH",
    does = "Disables an audit device. The built-in log goes on.")
final class AuditDisable extends ApiCommand {
  @Override
  protected int call(Session session) {
    String mount = arguments().one().replaceAll("^/+|/+$", "") + "/";
    during("disabling audit device", () -> session.client().delete("sys/audit/" + mount));
    session.output().line("Success! Disabled audit device (if it was enabled) at: " + mount);
    return 0;
  }
}

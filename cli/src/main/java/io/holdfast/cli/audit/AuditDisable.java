package io.holdfast.cli.audit;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import picocli.CommandLine.Command;

/** {@code audit disable PATH}. */
@Command(
    name = "disable",
    customSynopsis = "holdfast audit disable [options] PATH",
    description = "Disables an audit device. The built-in log goes on.")
final class AuditDisable extends ApiCommand {
  @Override
  protected int call(Session session) {
    String mount = arguments().one().replaceAll("^/+|/+$", "") + "/";
    during("disabling audit device", () -> session.client().delete("sys/audit/" + mount));
    session.output().line("Success! Disabled audit device (if it was enabled) at: " + mount);
    return 0;
  }
}

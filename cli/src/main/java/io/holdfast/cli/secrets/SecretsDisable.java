package io.holdfast.cli.secrets;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import picocli.CommandLine.Command;

/** {@code secrets disable PATH}. */
@Command(
    name = "disable",
    customSynopsis = "holdfast secrets disable [options] PATH",
    description = "Unmounts a secrets engine: revokes its leases and removes all that it holds.")
final class SecretsDisable extends ApiCommand {
  @Override
  protected int call(Session session) {
    String mount = arguments().one().replaceAll("^/+|/+$", "") + "/";
    during(
        "disabling secrets engine at " + mount,
        () -> session.client().delete("sys/mounts/" + mount));
    session.output().line("Success! Disabled the secrets engine (if it existed) at: " + mount);
    return 0;
  }
}

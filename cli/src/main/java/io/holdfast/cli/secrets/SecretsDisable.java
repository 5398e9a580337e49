package io.holdfast.cli.secrets;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code secrets disable PATH}. */
@Usage(
    synopsis = "holdfast secrets disable [options] PATH",
    does = "Unmounts a secrets engine: revokes its leases and removes all that it holds.")
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

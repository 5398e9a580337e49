package io.holdfast.cli.auth;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code auth disable PATH}. */
@Usage(
    synopsis = "holdfast auth disable [options] PATH",
    does = "Disables an auth method: every token that it gave is revoked.")
final class AuthDisable extends ApiCommand {
  @Override
  protected int call(Session session) {
    String mount = AuthPath.of(arguments().one());
    during("disabling auth method at " + mount, () -> session.client().delete("sys/auth/" + mount));
    session.output().line("Success! Disabled the auth method (if it existed) at: " + mount);
    return 0;
  }
}

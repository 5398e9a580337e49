package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code bitcoin policy delete NAME}. */
@Usage(
    synopsis = "holdfast bitcoin policy delete [options] NAME",
    does = "Deletes a policy that is in force for no wallet.")
final class PolicyDelete extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String path = path("policies", arguments().one());
    during("deleting " + path, () -> session.client().delete(path));
    session.output().line("Success! Data deleted (if it existed) at: " + path);
    return 0;
  }
}

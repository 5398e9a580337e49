package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import picocli.CommandLine.Command;

/** {@code bitcoin policy delete NAME}. */
@Command(
    name = "delete",
    customSynopsis = "holdfast bitcoin policy delete [options] NAME",
    description = "Deletes a policy. Wallets under it sign nothing from then on.")
final class PolicyDelete extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String path = path("policies", arguments().one());
    during("deleting " + path, () -> session.client().delete(path));
    session.output().line("Success! Data deleted (if it existed) at: " + path);
    return 0;
  }
}

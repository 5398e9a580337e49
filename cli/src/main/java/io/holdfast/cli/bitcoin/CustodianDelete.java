package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import java.util.List;

/** {@code bitcoin custodian delete NAME}. */
@Usage(
    synopsis = "holdfast bitcoin custodian delete [options] NAME",
    does = "Forgets a custodian. Shares that were made go on restoring keys.")
final class CustodianDelete extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(1);
    String path = path("custodians", words.getFirst());
    during("deleting " + path, () -> session.client().delete(path));
    session.output().line("Success! Data deleted (if it existed) at: " + path);
    return 0;
  }
}

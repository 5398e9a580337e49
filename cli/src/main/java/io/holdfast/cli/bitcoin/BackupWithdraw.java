package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import java.util.List;

/** {@code bitcoin key backup-withdraw NAME ID}. */
@Usage(
    synopsis = "holdfast bitcoin key backup-withdraw [options] NAME ID",
    does = {
      "Deletes the encrypted shares of a backup here. Those that were fetched go on restoring the",
      "key."
    })
final class BackupWithdraw extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String path = path("keys", words.getFirst() + "/backups/" + words.getLast());
    during("deleting " + path, () -> session.client().delete(path));
    session.output().line("Success! Data deleted (if it existed) at: " + path);
    return 0;
  }
}

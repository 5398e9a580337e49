package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiResponse;
import java.util.List;

/** {@code bitcoin key backups NAME}. */
@Usage(
    synopsis = "holdfast bitcoin key backups [options] NAME",
    does = "Lists the backups of a key.")
final class BackupList extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(1);
    String path = path("keys", words.getFirst() + "/backups");
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    return KeyList.print(session, answer, path, false);
  }
}

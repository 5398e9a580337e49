package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiResponse;
import java.util.List;

/** {@code bitcoin drill list KEY BACKUP}. */
@Usage(
    synopsis = "holdfast bitcoin drill list [options] KEY BACKUP",
    does = "Lists the drills of a backup.")
final class DrillList extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String path = path("keys", words.getFirst() + "/backups/" + words.get(1) + "/drills");
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    return KeyList.print(session, answer, path, false);
  }
}

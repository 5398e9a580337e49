package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import java.util.List;

/** {@code bitcoin drill abandon KEY BACKUP DRILL}. */
@Usage(
    synopsis = "holdfast bitcoin drill abandon [options] KEY BACKUP DRILL",
    does = "Gives a drill up; the shares that were given are erased.")
final class DrillAbandon extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(3);
    String path = path("keys", words.getFirst() + "/backups/" + words.get(1) + "/drills/" + words.getLast());
    during("deleting " + path, () -> session.client().delete(path));
    session.output().line("Success! Data deleted (if it existed) at: " + path);
    return 0;
  }
}

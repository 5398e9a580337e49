package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import java.util.List;

/** {@code bitcoin drill read KEY BACKUP DRILL}. */
@Usage(
    synopsis = "holdfast bitcoin drill read [options] KEY BACKUP DRILL",
    does = "Shows how a drill stands, or how it ended: who gave which share, and what was wrong.")
final class DrillRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(3);
    String path = path("keys", words.getFirst() + "/backups/" + words.get(1) + "/drills/" + words.getLast());
    return ask(session, ApiRequest.of("GET", path), "reading the drill");
  }
}

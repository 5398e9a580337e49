package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import java.util.List;

/** {@code bitcoin key backup-read NAME ID}. */
@Usage(
    synopsis = "holdfast bitcoin key backup-read [options] NAME ID",
    does = "Shows who holds which share of a backup, and how its last drill went.")
final class BackupRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String path = path("keys", words.getFirst() + "/backups/" + words.getLast());
    return ask(session, ApiRequest.of("GET", path), "reading the backup");
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code bitcoin drill begin KEY BACKUP}. */
@Usage(
    synopsis = "holdfast bitcoin drill begin [options] KEY BACKUP",
    does = {
      "Begins a drill: custodians give their shares with \"bitcoin drill give\", and the server tells",
      "whether they restore the key, and nothing else."
    })
final class DrillBegin extends BitcoinCommand {
  @Flag(names = "-ttl", label = "<duration>", help = "For how long shares are taken (24h).")
  private String ttl = "";

  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String path = path("keys", words.getFirst() + "/backups/" + words.getLast() + "/drills");
    Json.Obj body = Json.Obj.EMPTY.withText("ttl", ttl);
    return ask(session, ApiRequest.of("POST", path, body), "beginning a drill");
  }
}

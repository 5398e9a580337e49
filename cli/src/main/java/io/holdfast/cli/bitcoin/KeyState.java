package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code bitcoin key state NAME [STATE]}. */
@Usage(
    synopsis = "holdfast bitcoin key state [options] NAME [STATE]",
    does = {
      "Shows in which state a key is and how it came there, or brings it into the next one:",
      "active, suspended, deactivated or compromised. That takes a reason. A key is destroyed",
      "with \"bitcoin key destroy\"."
    })
final class KeyState extends BitcoinCommand {
  @Flag(names = "-reason", label = "<text>", help = "Why.")
  private String reason = "";

  @Override
  protected int call(Session session) {
    List<String> words = arguments().between(1, 2);
    String path = path("keys", words.getFirst() + "/state");
    if (words.size() == 1) {
      return ask(session, ApiRequest.of("GET", path), "reading the state of " + words.getFirst());
    }
    Json.Obj body =
        Json.Obj.EMPTY
            .with("state", Json.of(words.getLast()))
            .withText("reason", reason);
    return ask(
        session,
        ApiRequest.of("POST", path, body),
        "bringing " + words.getFirst() + " into the state " + words.getLast());
  }
}

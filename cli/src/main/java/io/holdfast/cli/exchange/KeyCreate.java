package io.holdfast.cli.exchange;

import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code exchange key create NAME venue=... algorithm=...}. */
@Usage(
    synopsis =
        "holdfast exchange key create [options] NAME venue=VENUE algorithm=ALGORITHM [K=V...]",
    does = {
      "Makes a key pair inside the server and shows its public key, to be registered at the venue.",
      "Write what the venue calls it with: holdfast exchange key update NAME key_id=ID"
    })
final class KeyCreate extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(2);
    String name = words.getFirst();
    Json.Obj data =
        KeyValues.parse(words.subList(1, words.size()), session.terminal())
            .with("generate", Json.of(true));
    return ask(
        session, ApiRequest.of("POST", path("keys", name), data), "creating the key " + name);
  }
}

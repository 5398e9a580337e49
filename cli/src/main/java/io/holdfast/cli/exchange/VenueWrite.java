package io.holdfast.cli.exchange;

import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code exchange venue write NAME @FILE.json}. */
@Usage(
    synopsis = "holdfast exchange venue write [options] NAME @FILE.json",
    does = {"Writes the document that says how a venue signs: a JSON file, or standard input (-)."})
final class VenueWrite extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(2);
    String name = words.getFirst();
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    return ask(
        session, ApiRequest.of("POST", path("venues", name), data), "writing the venue " + name);
  }
}

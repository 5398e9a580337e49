package io.holdfast.cli.exchange;

import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code exchange policy write NAME @FILE.json}. */
@Usage(
    synopsis = "holdfast exchange policy write [options] NAME @FILE.json",
    does = {
      "Writes a policy, replacing what it said; each write is a version. The document is a JSON file,",
      "or standard input (-). An absent field does not restrict; an empty list lets nothing through."
    })
final class PolicyWrite extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(2);
    String name = words.getFirst();
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    return ask(
        session, ApiRequest.of("POST", path("policies", name), data), "writing the policy " + name);
  }
}

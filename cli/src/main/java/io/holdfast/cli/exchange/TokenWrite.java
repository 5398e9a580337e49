package io.holdfast.cli.exchange;

import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code exchange token write NAME token_url=URL refresh_token=@FILE [K=V...]}. */
@Usage(
    synopsis =
        "holdfast exchange token write [options] NAME token_url=URL refresh_token=@FILE [K=V...]",
    does = {
      "Begins a chain of refresh tokens that are good once. The tokens can never be read back; give",
      "refresh_token and client_secret from files (@file) or standard input (-)."
    })
final class TokenWrite extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(2);
    String name = words.getFirst();
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    return ask(
        session, ApiRequest.of("POST", path("tokens", name), data), "writing the chain " + name);
  }
}

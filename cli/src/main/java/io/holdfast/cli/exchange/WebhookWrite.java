package io.holdfast.cli.exchange;

import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code exchange webhook write NAME secret=@FILE signed=TEMPLATE [K=V...]}. */
@Usage(
    synopsis =
        "holdfast exchange webhook write [options] NAME secret=@FILE signed=TEMPLATE [K=V...]",
    does = {
      "Writes how a sender's messages are verified: by the secret of an HMAC, or a public_key for",
      "algorithm=ed25519 or ecdsa-p256."
    })
final class WebhookWrite extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(2);
    String name = words.getFirst();
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    return ask(
        session, ApiRequest.of("POST", path("webhook", name), data), "writing the webhook " + name);
  }
}

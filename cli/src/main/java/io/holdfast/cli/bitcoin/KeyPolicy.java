package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code bitcoin key policy NAME [POLICY]}. */
@Usage(
    synopsis = "holdfast bitcoin key policy [options] NAME [POLICY]",
    does = {
      "Shows the policy whose xpub_paths say which public keys of a key are shown, or gives the",
      "key another. \"\" for none."
    })
final class KeyPolicy extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().between(1, 2);
    String path = path("keys", words.getFirst() + "/policy");
    ApiRequest request =
        words.size() == 1
            ? ApiRequest.of("GET", path)
            : ApiRequest.of(
                "POST", path, Json.Obj.EMPTY.with("policy", Json.of(words.getLast())));
    return ask(session, request, "the policy of the key " + words.getFirst());
  }
}

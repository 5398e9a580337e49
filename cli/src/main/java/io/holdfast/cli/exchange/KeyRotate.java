package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code exchange key rotate NAME [key_id=...] [secret=@file]}. */
@Usage(
    synopsis = "holdfast exchange key rotate [options] NAME [key_id=ID] [secret=@FILE]",
    does = {
      "Gives a key another secret. It is asked for and not shown, unless it comes from standard",
      "input or a file; with -generate a new key pair is made inside the server."
    })
final class KeyRotate extends ExchangeCommand {
  @Flag(names = "-generate", help = "Make a new key pair instead of asking for a secret.")
  private boolean generate;

  @Flag(names = "-passphrase", help = "Ask for a passphrase too.")
  private boolean passphrase;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    String name = words.getFirst();
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    data =
        generate
            ? data.with("generate", Json.of(true))
            : Hidden.ask(session, data, "secret", "New secret");
    data = passphrase ? Hidden.ask(session, data, "passphrase", "New passphrase") : data;
    return ask(
        session,
        ApiRequest.of("POST", path("keys", name + "/rotate"), data),
        "rotating the key " + name);
  }
}

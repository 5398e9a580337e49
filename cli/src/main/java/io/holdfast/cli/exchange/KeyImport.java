package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code exchange key import NAME venue=... key_id=... [secret=@file] [K=V...]}. */
@Usage(
    synopsis = "holdfast exchange key import [options] NAME venue=VENUE key_id=ID [K=V...]",
    does = {
      "Imports a key as the venue gave it. The secret is asked for and not shown, unless it comes",
      "from standard input (secret=-) or a file (secret=@file). It can never be read back."
    })
final class KeyImport extends ExchangeCommand {
  @Flag(names = "-passphrase", help = "Ask for a passphrase too, as OKX and KuCoin have one.")
  private boolean passphrase;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(2);
    String name = words.getFirst();
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    data = Hidden.ask(session, data, "secret", "Secret");
    data = passphrase ? Hidden.ask(session, data, "passphrase", "Passphrase") : data;
    return ask(
        session, ApiRequest.of("POST", path("keys", name), data), "importing the key " + name);
  }
}

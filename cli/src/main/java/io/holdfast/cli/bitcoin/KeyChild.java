package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin key child NAME APPLICATION}. */
@Usage(
    synopsis = "holdfast bitcoin key child [options] NAME APPLICATION",
    does = {
      "Derives a child of a key by BIP-85: mnemonic, xprv or wif, which become a key with -key, or",
      "hex, base64-password, base85-password, dice or nostr. Children are shown only if the key",
      "is exportable."
    })
final class KeyChild extends BitcoinCommand {
  @Flag(names = "-key", label = "<name>", help = "The key that is made of the child.")
  private String key = "";

  @Flag(names = "-index", label = "<n>", help = "Its index; the next free one if absent.")
  private @Nullable Integer index;

  @Flag(names = "-words", label = "<n>", help = "Words of a mnemonic: 12 to 24.")
  private int words;

  @Flag(names = "-length", label = "<n>", help = "Bytes of hex, characters of a password.")
  private int length;

  @Flag(names = "-label", label = "<text>", help = "What it is for.")
  private String label = "";

  @Override
  protected int call(Session session) {
    List<String> given = arguments().exactly(2);
    Json.Obj body =
        Json.Obj.EMPTY
            .with("application", Json.of(given.getLast()))
            .withText("key", key)
            .withText("label", label);
    body = index == null ? body : body.with("index", Json.of(index));
    body = words == 0 ? body : body.with("words", Json.of(words));
    body = length == 0 ? body : body.with("length", Json.of(length));
    ApiRequest request =
        ApiRequest.of("POST", path("keys", given.getFirst() + "/children"), body);
    return ask(session, request, "deriving a child of " + given.getFirst());
  }
}

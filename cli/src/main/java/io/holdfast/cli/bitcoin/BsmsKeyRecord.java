package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin bsms key-record KEY token=...}. */
@Usage(
    synopsis = "holdfast bitcoin bsms key-record [options] KEY token=TOKEN",
    does = {
      "Makes a signer's key record of a key, for the coordinator of a wallet. The token is the",
      "coordinator's: token=-, token=@file or as it is; token=00 where nothing is encrypted."
    })
final class BsmsKeyRecord extends BitcoinCommand {
  @Flag(names = "-path", label = "<path>", help = "The derivation path (BIP-48's).")
  private @Nullable String path;

  @Flag(names = "-description", label = "<text>", help = "What people call the key.")
  private @Nullable String description;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    Json.Obj body =
        new WalletBody()
            .text("key", words.getFirst())
            .text("token", data.text("token").strip())
            .text("path", path)
            .text("description", description)
            .json();
    ApiRequest request = ApiRequest.of("POST", path("bsms", "key-record"), body);
    return ask(session, request, "making a key record of the key " + words.getFirst());
  }
}

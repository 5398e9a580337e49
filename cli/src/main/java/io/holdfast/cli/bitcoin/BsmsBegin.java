package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin bsms begin NAME}. */
@Usage(
    synopsis = "holdfast bitcoin bsms begin [options] NAME",
    does = {
      "Begins a coordinator's session of BIP-129, and shows each signer's token, once: give each",
      "theirs over a channel that nobody else reads."
    })
final class BsmsBegin extends BitcoinCommand {
  @Flag(names = "-threshold", label = "<n>", help = "How many signers have to sign.")
  private @Nullable Integer threshold;

  @Flag(names = "-signers", label = "<n>", help = "How many take part.")
  private @Nullable Integer signers;

  @Flag(names = "-network", label = "<name>", help = "mainnet (the default) or a test network.")
  private String network = "mainnet";

  @Flag(names = "-script-type", label = "<type>", help = "wsh (the default) or sh-wsh.")
  private @Nullable String scriptType;

  @Flag(names = "-encryption", label = "<mode>", help = "standard (the default), extended or none.")
  private @Nullable String encryption;

  @Flag(names = "-shared-token", help = "One token for all signers instead of one each.")
  private boolean sharedToken;

  @Flag(names = "-ttl", label = "<duration>", help = "How long records are taken (24h).")
  private @Nullable String ttl;

  @Override
  protected int call(Session session) {
    String name = arguments().one();
    Json.Obj body =
        new WalletBody()
            .number("threshold", threshold)
            .number("signers", signers)
            .text("network", network)
            .text("script_type", scriptType)
            .text("encryption", encryption)
            .flag("shared_token", sharedToken)
            .text("ttl", ttl)
            .json();
    ApiRequest request = ApiRequest.of("POST", path("bsms/sessions", name), body);
    return ask(session, request, "beginning the session " + name);
  }

  @Override
  protected SequencedMap<String, String> rows(Json.Obj data) {
    SequencedMap<String, String> rows = super.rows(data);
    if (data.get("tokens") instanceof Json.Arr tokens) {
      rows.remove("tokens");
      for (Json item : tokens.items()) {
        if (item instanceof Json.Obj token) {
          String words = token.text("words");
          rows.put(
              "token of signer " + token.text("signer"),
              token.text("decimal") + (words.isEmpty() ? "" : " (" + words + ")"));
        }
      }
    }
    return rows;
  }
}

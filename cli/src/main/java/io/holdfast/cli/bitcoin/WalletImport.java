package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin wallet import NAME FILE}. */
@Usage(
    synopsis = "holdfast bitcoin wallet import [options] NAME FILE",
    does = {
      "Makes a wallet of a file of another program (see bitcoin wallet export), over the keys",
      "that are named, or watch-only. FILE may be - for standard input. Compare the first address",
      "with the other signers before any coin is sent to the wallet."
    })
final class WalletImport extends BitcoinCommand {
  @Flag(names = "-as", label = "<format>", help = "The program or form; else the content tells.")
  private @Nullable String as;

  @Flag(names = "-token", label = "<token>", help = "Of bsms: what the record is encrypted by.")
  private @Nullable String token;

  @Flag(names = "-key", label = "<name,...>", help = "The keys; watch-only without any.")
  private @Nullable String key;

  @Flag(names = "-network", label = "<name>", help = "The network of a watch-only wallet.")
  private @Nullable String network;

  @Flag(names = "-policy", label = "<name>", help = "The policy it signs under.")
  private @Nullable String policy;

  @Flag(names = "-custody", label = "<how>", help = "hot (the default), warm or cold.")
  private @Nullable String custody;

  @Flag(names = "-confirm", help = "Hold scripts less tightly than they were held before.")
  private boolean confirm;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String name = words.getFirst();
    Json.Obj body =
        new WalletBody()
            .text("data", FileArgument.read(words.getLast(), session.terminal()))
            .text("format", as)
            .text("token", token)
            .list("keys", key)
            .text("network", network)
            .text("policy", policy)
            .text("custody", custody)
            .flag("confirm", confirm)
            .json();
    ApiRequest request = ApiRequest.of("POST", path("wallets", name + "/import"), body);
    return ask(session, request, "importing the wallet " + name);
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin wallet create NAME}. */
@Usage(
    synopsis = "holdfast bitcoin wallet create [options] NAME",
    does = {
      "Makes a wallet of a key, by a template (bip84: P2WPKH, bip86: P2TR) or by a descriptor",
      "that contains one of the key's expressions beside those of cosigners. A wallet without a",
      "policy signs nothing."
    })
final class WalletCreate extends BitcoinCommand {
  @Flag(names = "-key", label = "<name>", help = "The key.")
  private @Nullable String key;

  @Flag(names = "-template", label = "<name>", help = "bip84 or bip86.")
  private @Nullable String template;

  @Flag(names = "-account", label = "<n>", help = "The account of the template (0).")
  private @Nullable Integer account;

  @Flag(names = "-descriptor", label = "<text>", help = "An output descriptor.")
  private @Nullable String descriptor;

  @Flag(names = "-policy", label = "<name>", help = "The policy it signs under.")
  private @Nullable String policy;

  @Override
  protected int call(Session session) {
    String name = arguments().one();
    if (key == null || (template == null) == (descriptor == null)) {
      throw Failure.local("A wallet needs -key, and either -template or -descriptor");
    }
    Json.Obj body =
        Json.Obj.EMPTY
            .with("key", Json.of(key))
            .withText("template", template == null ? "" : template)
            .withText("descriptor", descriptor == null ? "" : descriptor)
            .withText("policy", policy == null ? "" : policy);
    body = account == null ? body : body.with("account", Json.of(account));
    ApiRequest request = ApiRequest.of("POST", path("wallets", name), body);
    return ask(session, request, "creating the wallet " + name);
  }
}

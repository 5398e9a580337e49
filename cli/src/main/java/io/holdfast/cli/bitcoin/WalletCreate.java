package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bitcoin wallet create NAME}. */
@Command(
    name = "create",
    customSynopsis = "holdfast bitcoin wallet create [options] NAME",
    description = {
      "Makes a wallet of a key, by a template (bip84: P2WPKH, bip86: P2TR) or by a descriptor",
      "that contains one of the key's expressions beside those of cosigners. A wallet without a",
      "policy signs nothing."
    })
final class WalletCreate extends BitcoinCommand {
  @Option(names = "-key", paramLabel = "<name>", description = "The key.")
  private @Nullable String key;

  @Option(names = "-template", paramLabel = "<name>", description = "bip84 or bip86.")
  private @Nullable String template;

  @Option(names = "-descriptor", paramLabel = "<text>", description = "An output descriptor.")
  private @Nullable String descriptor;

  @Option(names = "-policy", paramLabel = "<name>", description = "The policy it signs under.")
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
    ApiRequest request = ApiRequest.of("POST", path("wallets", name), body);
    return ask(session, request, "creating the wallet " + name);
  }
}

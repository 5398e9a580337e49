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
      "Makes a wallet of keys, by a template (bip84: P2WPKH, bip86: P2TR, bip48: cosigners) or by",
      "a descriptor that contains one of each key's expressions beside those of cosigners. Without",
      "-key it is watch-only. A wallet without a policy signs nothing."
    })
final class WalletCreate extends BitcoinCommand {
  @Flag(names = "-key", label = "<name,...>", help = "The keys; watch-only without any.")
  private @Nullable String key;

  @Flag(
      names = "-template",
      label = "<name>",
      help = "bip44, bip49, bip84, bip86, or for cosigners bip45, bip48.")
  private @Nullable String template;

  @Flag(names = "-account", label = "<n>", help = "The account of the template (0).")
  private @Nullable Integer account;

  @Flag(names = "-threshold", label = "<n>", help = "How many cosigners have to sign.")
  private @Nullable Integer threshold;

  @Flag(
      names = "-cosigners",
      label = "<key,...>",
      help = "The keys of cosigners elsewhere, [fingerprint/path]xpub.")
  private @Nullable String cosigners;

  @Flag(names = "-script-type", label = "<type>", help = "Of bip48: wsh (the default) or sh-wsh.")
  private @Nullable String scriptType;

  @Flag(names = "-cosigner-index", label = "<n>", help = "Of bip45: whose addresses they are.")
  private @Nullable Integer cosignerIndex;

  @Flag(names = "-descriptor", label = "<text>", help = "An output descriptor.")
  private @Nullable String descriptor;

  @Flag(names = "-network", label = "<name>", help = "The network of a watch-only wallet.")
  private @Nullable String network;

  @Flag(names = "-policy", label = "<name>", help = "The policy it signs under.")
  private @Nullable String policy;

  @Flag(names = "-custody", label = "<how>", help = "hot (the default), warm or cold.")
  private @Nullable String custody;

  @Flag(names = "-labels", label = "<fingerprint=name,...>", help = "What people call the signers.")
  private @Nullable String labels;

  @Flag(names = "-confirm", help = "Hold scripts less tightly than they were held before.")
  private boolean confirm;

  @Override
  protected int call(Session session) {
    String name = arguments().one();
    if ((template == null) == (descriptor == null)) {
      throw Failure.local("A wallet needs either -template or -descriptor");
    }
    Json.Obj body =
        new WalletBody()
            .list("keys", key)
            .text("template", template)
            .number("account", account)
            .number("threshold", threshold)
            .list("cosigners", cosigners)
            .text("script_type", scriptType)
            .number("cosigner_index", cosignerIndex)
            .text("descriptor", descriptor)
            .text("network", network)
            .text("policy", policy)
            .text("custody", custody)
            .pairs("-labels", "labels", labels)
            .flag("confirm", confirm)
            .json();
    ApiRequest request = ApiRequest.of("POST", path("wallets", name), body);
    return ask(session, request, "creating the wallet " + name);
  }
}

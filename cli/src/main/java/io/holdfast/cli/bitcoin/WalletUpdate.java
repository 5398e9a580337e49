package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin wallet update NAME}. */
@Usage(
    synopsis = "holdfast bitcoin wallet update [options] NAME",
    does = {
      "Gives a wallet another policy, custody or labels. To hold it less tightly takes -confirm.",
      "Its descriptor never changes."
    })
final class WalletUpdate extends BitcoinCommand {
  @Flag(names = "-policy", label = "<name>", help = "The policy it signs under; -policy= for none.")
  private @Nullable String policy;

  @Flag(names = "-custody", label = "<how>", help = "hot, warm or cold.")
  private @Nullable String custody;

  @Flag(
      names = "-labels",
      label = "<fingerprint=name,...>",
      help = "What people call the signers; fingerprint= takes a name away.")
  private @Nullable String labels;

  @Flag(names = "-confirm", help = "Hold the wallet less tightly than before.")
  private boolean confirm;

  @Override
  protected int call(Session session) {
    String name = arguments().one();
    Json.Obj body =
        new WalletBody()
            .text("policy", policy)
            .text("custody", custody)
            .pairs("-labels", "labels", labels)
            .json();
    if (body.isEmpty()) {
      throw Failure.local("Nothing to change: give -policy, -custody or -labels");
    }
    body = confirm ? body.with("confirm", Json.of(true)) : body;
    ApiRequest request = ApiRequest.of("POST", path("wallets", name), body);
    return ask(session, request, "changing the wallet " + name);
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;

/** {@code bitcoin key destroy NAME}. */
@Usage(
    synopsis = "holdfast bitcoin key destroy -confirm=FINGERPRINT -reason=TEXT [options] NAME",
    does = {
      "Deletes a key for ever, with the data key that it is encrypted under, and shows the record",
      "of that. Its coins are lost unless the key can be restored from elsewhere: from shares,",
      "for example."
    })
final class KeyDestroy extends BitcoinCommand {
  @Flag(names = "-confirm", label = "<fingerprint>", help = "The key's fingerprint.")
  private String confirm = "";

  @Flag(names = "-reason", label = "<text>", help = "Why.")
  private String reason = "";

  @Flag(names = "-force", help = "Destroy it though wallets use it.")
  private boolean force;

  @Override
  protected int call(Session session) {
    String name = arguments().one();
    Json.Obj body =
        Json.Obj.EMPTY.withText("confirm", confirm).withText("reason", reason);
    body = force ? body.with("force", Json.of(true)) : body;
    ApiRequest request = ApiRequest.of("POST", path("keys", name + "/destroy"), body);
    return ask(session, request, "destroying the key " + name);
  }
}

package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code operator unseal [KEY]}. */
@Usage(
    synopsis = "holdfast operator unseal [options] [KEY]",
    does = {
      "Gives the server one share of its unseal key. Without an argument the share is asked for",
      "and not shown; with - it is read from standard input."
    })
final class Unseal extends ApiCommand {
  @Flag(names = "-reset", help = "Forget the shares given so far.")
  private boolean reset;

  @Flag(names = "-migrate", help = "The share is for moving to another seal.")
  private boolean migrate;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().between(0, 1);
    Json body;
    if (reset) {
      body = Json.Obj.EMPTY.with("reset", Json.of(true));
    } else {
      String share =
          KeyShare.ask(words, session.terminal(), isInteractive(), "Unseal Key (will be hidden): ");
      body = Json.Obj.EMPTY.with("key", Json.of(share)).with("migrate", Json.of(migrate));
    }
    String what = reset ? "resetting unseal process" : "unsealing";
    ApiResponse answer = during(what, () -> session.client().put("sys/unseal", body));
    Json.Obj status = answer.json();
    status.texts("warnings").forEach(warning -> session.output().note("WARNING! " + warning));
    SealStatusView.print(session.output(), status);
    return 0;
  }
}

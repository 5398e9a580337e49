package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code exchange webhook verify NAME signature=... body=@file}. */
@Usage(
    synopsis =
        "holdfast exchange webhook verify [options] NAME signature=TEXT body=@FILE [timestamp=T]",
    does = {
      "Verifies a message that was received. The exit code is 0 for a valid one, 2 for one that is",
      "not, whose reason is shown: signature, timestamp or replay."
    })
final class WebhookVerify extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(2);
    String name = words.getFirst();
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    ApiRequest request = ApiRequest.of("POST", path("webhook", name + "/verify"), data);
    Secret answer =
        during("verifying a message of " + name, () -> session.client().send(request)).secret();
    if (!session.output().isTable() || session.output().hasField()) {
      var _ = session.output().secret(answer);
      return answer.data().flag("valid") ? 0 : 2;
    }
    if (!answer.data().flag("valid")) {
      throw Failure.remote("The message is not valid: " + answer.data().text("reason"));
    }
    session.output().line("The message is valid.");
    return 0;
  }
}

package io.holdfast.cli.data;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Client;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code unwrap [TOKEN]}. */
@Usage(
    synopsis = "holdfast unwrap [options] [TOKEN]",
    does = {
      "Takes out, once, what a wrapping token holds. Without an argument the token in use is the",
      "wrapping token; with - it is read from standard input."
    })
public final class Unwrap extends SecretCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().between(0, 1);
    Client client = session.client().withoutWrapping();
    Json.Obj body = Json.Obj.EMPTY;
    if (!words.isEmpty()) {
      String given = words.getFirst();
      String token = given.equals("-") ? session.terminal().stdinText().strip() : given;
      // Without a token of one's own the wrapping token speaks for itself.
      if (client.settings().token().isEmpty() || client.settings().token().equals(token)) {
        client = client.withToken(token);
      } else {
        body = body.with("token", Json.of(token));
      }
    }
    Client speaker = client;
    ApiRequest request = ApiRequest.of("PUT", "sys/wrapping/unwrap", body);
    ApiResponse answer = during("unwrapping", () -> speaker.send(request));
    if (answer.body().length == 0) {
      throw Failure.remote("Could not find wrapped response");
    }
    return session.output().secret(answer.secret()) ? 0 : 1;
  }
}

package io.holdfast.cli.token;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code token lookup [TOKEN | ACCESSOR]}. */
@Usage(
    synopsis = "holdfast token lookup [options] [TOKEN | ACCESSOR]",
    does = "Shows the properties of the token in use, or of the one given (- for stdin).")
final class TokenLookup extends SecretCommand {
  @Flag(names = "-accessor", help = "The argument is an accessor.")
  private boolean accessor;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().between(0, 1);
    if (accessor && words.isEmpty()) {
      throw Failure.local("-accessor needs the accessor as an argument");
    }
    ApiRequest request;
    if (words.isEmpty()) {
      request = ApiRequest.of("GET", "auth/token/lookup-self");
    } else {
      Json given = Json.of(GivenToken.read(words.getFirst(), session.terminal()));
      request =
          accessor
              ? ApiRequest.of(
                  "POST", "auth/token/lookup-accessor", Json.Obj.EMPTY.with("accessor", given))
              : ApiRequest.of("POST", "auth/token/lookup", Json.Obj.EMPTY.with("token", given));
    }
    ApiResponse answer = during("looking up token", () -> session.client().send(request));
    return session.output().secret(answer.secret()) ? 0 : 1;
  }
}

package io.holdfast.cli.token;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.GoDuration;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code token renew [TOKEN]}. */
@Usage(
    synopsis = "holdfast token renew [options] [TOKEN | ACCESSOR]",
    does = "Gives the token in use, or the one given (- for stdin), more time.")
final class TokenRenew extends SecretCommand {
  @Flag(names = "-accessor", help = "The argument is an accessor.")
  private boolean accessor;

  @Flag(
      names = {"-i", "-increment"},
      label = "<duration>",
      help = "How much time to ask for.")
  private @Nullable GoDuration increment;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().between(0, 1);
    if (accessor && words.isEmpty()) {
      throw Failure.local("-accessor needs the accessor as an argument");
    }
    Json.Obj body =
        Json.Obj.EMPTY.withText("increment", increment == null ? "" : increment.forApi());
    String path = "auth/token/renew-self";
    if (!words.isEmpty()) {
      Json given = Json.of(GivenToken.read(words.getFirst(), session.terminal()));
      body = body.with(accessor ? "accessor" : "token", given);
      path = accessor ? "auth/token/renew-accessor" : "auth/token/renew";
    }
    String chosen = path;
    Json complete = body;
    ApiResponse answer = during("renewing token", () -> session.client().put(chosen, complete));
    return session.output().secret(answer.secret()) ? 0 : 1;
  }
}

package io.holdfast.cli.auth;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;

/** {@code auth help TYPE | PATH}. */
@Usage(
    synopsis = "holdfast auth help [options] TYPE | PATH",
    does = "Shows how to log in by an auth method, given by its type or its path.")
final class AuthHelp extends ApiCommand {
  @Override
  protected int call(Session session) {
    String typed = arguments().one().strip();
    LoginMethod method =
        LoginMethod.named(typed)
            .or(() -> LoginMethod.named(typeAt(session, AuthPath.of(typed))))
            .orElseThrow(() ->
                Failure.local(
                    "No auth method of that type or path that this command line can log in"
                        + " by: "
                        + typed
                        + " (it knows "
                        + LoginMethod.names()
                        + ")"));
    session.output().raw(method.help());
    return 0;
  }

  private static String typeAt(Session session, String path) {
    ApiRequest request = ApiRequest.of("GET", "sys/auth");
    Json.Obj answer =
        during("listing enabled authentications", () -> session.client().send(request)).json();
    return answer.object("data").object(path).text("type");
  }
}

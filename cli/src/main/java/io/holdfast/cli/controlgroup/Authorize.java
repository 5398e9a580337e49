package io.holdfast.cli.controlgroup;

import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;

/** {@code control-group authorize ACCESSOR}. */
@Usage(
    synopsis = "holdfast control-group authorize [options] ACCESSOR",
    does = {
      "Approves the request that waits under the token with this accessor, in the name of the",
      "entity behind your own token. Look at it first: holdfast control-group request ACCESSOR"
    })
final class Authorize extends SecretCommand {
  @Override
  protected int call(Session session) {
    Json.Obj body = Json.Obj.EMPTY.with("accessor", Json.of(arguments().one().strip()));
    ApiResponse answer =
        during(
            "approving the request",
            () -> session.client().put("sys/control-group/authorize", body));
    return session.output().secret(answer.secret()) ? 0 : 1;
  }
}

package io.holdfast.cli.data;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;

/** {@code path-help PATH}. */
@Usage(
    synopsis = "holdfast path-help [options] PATH",
    does = "Shows what the server says about a path: its purpose and its parameters.")
public final class PathHelp extends ApiCommand {
  @Override
  protected int call(Session session) {
    ApiRequest request = ApiRequest.of("GET", arguments().one()).parameter("help", "1");
    ApiResponse answer =
        during("retrieving help for " + request.path(), () -> session.client().find(request));
    Json.Obj json = answer.json();
    Json.Obj help = json.text("help").isEmpty() ? json.object("data") : json;
    if (answer.isNotFound() || help.text("help").isEmpty()) {
      throw Failure.remote("No help found for " + request.path());
    }
    if (session.output().isTable()) {
      session.output().line(help.text("help").strip());
    } else {
      session.output().structured(json);
    }
    return 0;
  }
}

package io.holdfast.cli.catalog;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code catalog rules}. */
@Usage(
    synopsis = "holdfast catalog rules [options]",
    does = "Lists the paths of which something is said; holdfast catalog own -below says it.")
final class ListRules extends ApiCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    ApiResponse answer = during("listing rules", () -> session.client().list("sys/catalog/rules"));
    List<String> paths = answer.isNotFound() ? List.of() : answer.secret().data().texts("keys");
    if (!session.output().isTable()) {
      session.output().structured(Json.ofTexts(paths));
    } else if (paths.isEmpty()) {
      throw Failure.remote("Nothing is said of any path");
    } else {
      paths.forEach(session.output()::line);
    }
    return paths.isEmpty() ? 2 : 0;
  }
}

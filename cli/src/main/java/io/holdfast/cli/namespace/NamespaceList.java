package io.holdfast.cli.namespace;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiResponse;

/** {@code namespace list}. */
@Usage(
    synopsis = "holdfast namespace list [options]",
    does = "Lists the namespaces just below the current one.")
final class NamespaceList extends ApiCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    ApiResponse answer =
        during("listing namespaces", () -> session.client().list("sys/namespaces"));
    if (session.output().isTable() && answer.secret().data().texts("keys").isEmpty()) {
      throw Failure.remote("No namespaces found");
    }
    return KeyList.print(session, answer, "sys/namespaces", false);
  }
}

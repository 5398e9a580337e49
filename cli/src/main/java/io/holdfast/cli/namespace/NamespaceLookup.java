package io.holdfast.cli.namespace;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;

/** {@code namespace lookup PATH}. */
@Usage(
    synopsis = "holdfast namespace lookup [options] PATH",
    does = "Shows a namespace below the current one.")
final class NamespaceLookup extends SecretCommand {
  @Override
  protected int call(Session session) {
    String path = arguments().one().strip();
    ApiResponse answer =
        during("looking up namespace", () -> session.client().get("sys/namespaces/" + path));
    if (answer.isNotFound()) {
      throw Failure.remote("Namespace not found");
    }
    return session.output().secret(answer.secret()) ? 0 : 1;
  }
}

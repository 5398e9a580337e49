package io.holdfast.cli.namespace;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code namespace delete PATH}. */
@Usage(
    synopsis = "holdfast namespace delete [options] PATH",
    does = "Deletes a namespace with all that is in it.")
final class NamespaceDelete extends ApiCommand {
  @Override
  protected int call(Session session) {
    String path = arguments().one().replaceAll("^/+|/+$", "") + "/";
    during("deleting namespace", () -> session.client().delete("sys/namespaces/" + path));
    session.output().line("Success! Namespace deletion scheduled: " + path);
    return 0;
  }
}

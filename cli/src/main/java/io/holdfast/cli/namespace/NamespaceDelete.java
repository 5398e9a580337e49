package io.holdfast.cli.namespace;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import picocli.CommandLine.Command;

/** {@code namespace delete PATH}. */
@Command(
    name = "delete",
    customSynopsis = "holdfast namespace delete [options] PATH",
    description = "Deletes a namespace with all that is in it.")
final class NamespaceDelete extends ApiCommand {
  @Override
  protected int call(Session session) {
    String path = arguments().one().replaceAll("^/+|/+$", "") + "/";
    during("deleting namespace", () -> session.client().delete("sys/namespaces/" + path));
    session.output().line("Success! Namespace deletion scheduled: " + path);
    return 0;
  }
}

package io.holdfast.cli.secrets;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import java.util.List;

/** {@code secrets move SOURCE DESTINATION}: waits until the server has finished. */
@Usage(
    synopsis = "holdfast secrets move [options] SOURCE DESTINATION",
    does = "Moves a mount to another path. Leases of the old path are revoked.")
final class SecretsMove extends ApiCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String from = words.getFirst().replaceAll("^/+|/+$", "") + "/";
    String to = words.getLast().replaceAll("^/+|/+$", "") + "/";
    String what = "moving secrets engine " + from + " to " + to;
    during(what, () -> Remount.move(session, from, to, "secrets engine"));
    return 0;
  }
}

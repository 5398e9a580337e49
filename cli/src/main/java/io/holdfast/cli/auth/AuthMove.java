package io.holdfast.cli.auth;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.secrets.Remount;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code auth move SOURCE DESTINATION}: waits until the server has finished. */
@Command(
    name = "move",
    customSynopsis = "holdfast auth move [options] SOURCE DESTINATION",
    description = "Moves an auth method to another path. Its tokens are revoked.")
final class AuthMove extends ApiCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String from = "auth/" + AuthPath.of(words.getFirst());
    String to = "auth/" + AuthPath.of(words.getLast());
    String what = "moving auth method " + from + " to " + to;
    during(what, () -> Remount.move(session, from, to, "auth method"));
    return 0;
  }
}

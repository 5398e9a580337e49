package io.holdfast.cli.auth;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.secrets.Remount;
import java.util.List;

/** {@code auth move SOURCE DESTINATION}: waits until the server has finished. */
@Usage(
    synopsis = "holdfast auth move [options] SOURCE DESTINATION",
    does = "Moves an auth method to another path. Its tokens are revoked.")
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

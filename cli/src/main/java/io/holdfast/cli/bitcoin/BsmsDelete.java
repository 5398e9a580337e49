package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;

/** {@code bitcoin bsms delete NAME}. */
@Usage(
    synopsis = "holdfast bitcoin bsms delete [options] NAME",
    does = "Forgets a session with its tokens. A wallet that was made of it stays.")
final class BsmsDelete extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String path = path("bsms/sessions", arguments().one());
    during("deleting " + path, () -> session.client().delete(path));
    session.output().line("Success! Data deleted (if it existed) at: " + path);
    return 0;
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiResponse;

/** {@code bitcoin bsms list}. */
@Usage(synopsis = "holdfast bitcoin bsms list [options]", does = "Lists the sessions.")
final class BsmsNames extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    String path = path("bsms/sessions", "");
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    return KeyList.print(session, answer, path, false);
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;

/** {@code bitcoin bsms read NAME}. */
@Usage(
    synopsis = "holdfast bitcoin bsms read [options] NAME",
    does = "Shows a session: whose key records are there, and whose are missing.")
final class BsmsRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String name = arguments().one();
    return ask(
        session, ApiRequest.of("GET", path("bsms/sessions", name)), "reading the session " + name);
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;

/** {@code bitcoin key read NAME}. */
@Usage(
    synopsis = "holdfast bitcoin key read [options] NAME",
    does = "Shows the network and the fingerprint of a key.")
final class KeyRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String name = arguments().one();
    return ask(session, ApiRequest.of("GET", path("keys", name)), "reading the key " + name);
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;

/** {@code bitcoin key export NAME}. */
@Usage(
    synopsis = "holdfast bitcoin key export [options] NAME",
    does = "Shows the mnemonic and the private master key of a key that was made exportable.")
final class KeyExport extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String name = arguments().one();
    return ask(
        session, ApiRequest.of("GET", path("keys", name + "/export")), "exporting the key " + name);
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import java.util.List;

/** {@code bitcoin custodian read NAME}. */
@Usage(
    synopsis = "holdfast bitcoin custodian read [options] NAME",
    does = "Shows a custodian of shares.")
final class CustodianRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(1);
    String path = path("custodians", words.getFirst());
    return ask(session, ApiRequest.of("GET", path), "reading the custodian");
  }
}

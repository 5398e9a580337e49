package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import java.util.List;

/** {@code bitcoin key xpub NAME PATH}. */
@Usage(
    synopsis = "holdfast bitcoin key xpub [options] NAME PATH",
    does = {
      "Shows the extended public key at a derivation path such as m/84h/0h/0h, alone and as a",
      "key expression for a descriptor."
    })
final class KeyXpub extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String name = words.getFirst();
    ApiRequest request =
        ApiRequest.of("GET", path("keys", name + "/xpub")).parameter("path", words.getLast());
    return ask(session, request, "reading the extended public key of " + name);
  }
}

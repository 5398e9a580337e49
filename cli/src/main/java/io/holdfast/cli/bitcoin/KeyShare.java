package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.Secret;
import java.util.List;

/** {@code bitcoin key share NAME BACKUP NUMBER}. */
@Usage(
    synopsis = "holdfast bitcoin key share NAME BACKUP NUMBER > FILE",
    does = {
      "Writes the encrypted share of a custodian to standard output. Its owner reads it with",
      "\"age -d -i key.txt FILE\", or \"openssl cms -decrypt -inform PEM -inkey key.pem -in FILE\"."
    })
final class KeyShare extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(3);
    String path =
        path("keys", words.getFirst() + "/backups/" + words.get(1) + "/shares/" + words.getLast());
    Secret answer = during("fetching a share", () -> session.client().get(path)).secret();
    session.terminal().out().print(answer.data().text("encrypted_share"));
    session.terminal().out().flush();
    return 0;
  }
}

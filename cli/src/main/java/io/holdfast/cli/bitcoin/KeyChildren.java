package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiResponse;
import java.util.List;

/** {@code bitcoin key children NAME}. */
@Usage(
    synopsis = "holdfast bitcoin key children [options] NAME",
    does = "Lists the children of a key by their places.")
final class KeyChildren extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(1);
    String path = path("keys", words.getFirst() + "/children");
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    return KeyList.print(session, answer, path, false);
  }
}

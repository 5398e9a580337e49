package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiResponse;
import picocli.CommandLine.Command;

/** {@code bitcoin key list}. */
@Command(
    name = "list",
    customSynopsis = "holdfast bitcoin key list [options]",
    description = "Lists the keys.")
final class KeyNames extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    String path = path("keys", "");
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    return KeyList.print(session, answer, path, false);
  }
}

package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiResponse;

/** A command that lists the names below a path. */
abstract class NamesCommand extends BitcoinCommand {
  /** The path, by the command's arguments. */
  abstract String listed();

  @Override
  protected final int call(Session session) {
    String path = listed();
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    return KeyList.print(session, answer, path, false);
  }
}

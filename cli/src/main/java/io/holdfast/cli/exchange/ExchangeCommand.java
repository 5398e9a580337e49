package io.holdfast.cli.exchange;

import io.holdfast.cli.command.EngineCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;

/** A command on a mount of the exchange engine. */
abstract class ExchangeCommand extends EngineCommand {
  @Flag(names = "-mount", label = "<path>", help = "The engine's mount (exchange).")
  private String mount = "exchange";

  @Override
  protected final String mount() {
    return mount;
  }

  /** Lists the names of a kind. */
  final int names(Session session, String kind) {
    arguments().none();
    String path = path(kind, "");
    ApiResponse answer = during("listing " + path, () -> session.client().list(path));
    return KeyList.print(session, answer, path, false);
  }

  /** Deletes one of a kind. */
  final int delete(Session session, String kind) {
    String path = path(kind, arguments().one());
    during("deleting " + path, () -> session.client().delete(path));
    session.output().line("Success! Data deleted (if it existed) at: " + path);
    return 0;
  }

  /** Shows one of a kind. */
  final int read(Session session, String kind) {
    String path = path(kind, arguments().one());
    return ask(session, ApiRequest.of("GET", path), "reading " + path);
  }
}

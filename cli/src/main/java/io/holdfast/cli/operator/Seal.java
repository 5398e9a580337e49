package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;

/** {@code operator seal}. */
@Usage(
    synopsis = "holdfast operator seal [options]",
    does = "Seals the server: it forgets its root key and serves nothing until it is unsealed.")
final class Seal extends ApiCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    during("sealing", () -> session.client().put("sys/seal", Json.Obj.EMPTY));
    session.output().line("Success! The server is sealed.");
    return 0;
  }
}

package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;

/** {@code operator rotate}. */
@Usage(
    synopsis = "holdfast operator rotate [options]",
    does = {
      "Begins a new term of the key that encrypts the storage. What was written before stays",
      "readable by the earlier terms."
    })
final class Rotate extends ApiCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    during("rotating key", () -> session.client().put("sys/rotate", Json.Obj.EMPTY));
    session.output().line("Success! Rotated key\n");
    KeyStatus.print(session);
    return 0;
  }
}

package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;
import picocli.CommandLine.Command;

/** {@code operator rotate}. */
@Command(
    name = "rotate",
    customSynopsis = "holdfast operator rotate [options]",
    description = {
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

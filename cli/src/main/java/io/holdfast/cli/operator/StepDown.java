package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;

/** {@code operator step-down}. */
@Usage(
    synopsis = "holdfast operator step-down [options]",
    does = "Has the active node of a cluster give up its place to another.")
final class StepDown extends ApiCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    during("stepping down", () -> session.client().put("sys/step-down", Json.Obj.EMPTY));
    session.output().line("Success! Stepped down: " + session.client().settings().address());
    return 0;
  }
}

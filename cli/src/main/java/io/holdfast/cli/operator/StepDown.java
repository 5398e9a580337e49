package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;
import picocli.CommandLine.Command;

/** {@code operator step-down}. */
@Command(
    name = "step-down",
    customSynopsis = "holdfast operator step-down [options]",
    description = "Has the active node of a cluster give up its place to another.")
final class StepDown extends ApiCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    during("stepping down", () -> session.client().put("sys/step-down", Json.Obj.EMPTY));
    session.output().line("Success! Stepped down: " + session.client().settings().address());
    return 0;
  }
}

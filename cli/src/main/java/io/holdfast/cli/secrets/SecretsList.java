package io.holdfast.cli.secrets;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code secrets list}. */
@Command(
    name = "list",
    customSynopsis = "holdfast secrets list [options]",
    description = "Lists the mounts of secrets engines.")
final class SecretsList extends ApiCommand {
  @Option(names = "-detailed", description = "Show their settings too.")
  private boolean detailed;

  @Override
  protected int call(Session session) {
    arguments().none();
    ApiRequest request = ApiRequest.of("GET", "sys/mounts");
    ApiResponse answer = during("listing secrets engines", () -> session.client().send(request));
    MountTable.print(session, answer, detailed, false);
    return 0;
  }
}

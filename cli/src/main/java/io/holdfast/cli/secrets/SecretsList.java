package io.holdfast.cli.secrets;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;

/** {@code secrets list}. */
@Usage(synopsis = "holdfast secrets list [options]", does = "Lists the mounts of secrets engines.")
final class SecretsList extends ApiCommand {
  @Flag(names = "-detailed", help = "Show their settings too.")
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

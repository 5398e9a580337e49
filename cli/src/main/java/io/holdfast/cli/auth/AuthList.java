package io.holdfast.cli.auth;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.secrets.MountTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code auth list}. */
@Command(
    name = "list",
    customSynopsis = "holdfast auth list [options]",
    description = "Lists the enabled auth methods.")
final class AuthList extends ApiCommand {
  @Option(names = "-detailed", description = "Show their settings too.")
  private boolean detailed;

  @Override
  protected int call(Session session) {
    arguments().none();
    ApiRequest request = ApiRequest.of("GET", "sys/auth");
    ApiResponse answer =
        during("listing enabled authentications", () -> session.client().send(request));
    MountTable.print(session, answer, detailed, true);
    return 0;
  }
}

package io.holdfast.cli.auth;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.secrets.MountTable;

/** {@code auth list}. */
@Usage(synopsis = "holdfast auth list [options]", does = "Lists the enabled auth methods.")
final class AuthList extends ApiCommand {
  @Flag(names = "-detailed", help = "Show their settings too.")
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

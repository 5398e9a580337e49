package io.holdfast.cli.data;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;

/** {@code scan PATH}: a list without end, as OpenBao has it. */
@Usage(
    synopsis = "holdfast scan [options] PATH",
    does = "Lists the keys below a path and below the folders in it.")
public final class Scan extends ApiCommand {
  @Override
  protected int call(Session session) {
    ApiRequest request = ApiRequest.of("GET", arguments().one()).parameter("scan", "true");
    ApiResponse answer = during("scanning " + request.path(), () -> session.client().find(request));
    return KeyList.print(session, answer, request.path(), false);
  }
}

package io.holdfast.cli.lease;

import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;

/** {@code lease lookup ID}. */
@Usage(
    synopsis = "holdfast lease lookup [options] ID",
    does = "Shows when a lease began, when it ends and whether it can be renewed.")
final class LeaseLookup extends SecretCommand {
  @Override
  protected int call(Session session) {
    String id = arguments().one().strip();
    Json body = Json.Obj.EMPTY.with("lease_id", Json.of(id));
    ApiResponse answer =
        during("looking up lease " + id, () -> session.client().put("sys/leases/lookup", body));
    return session.output().secret(answer.secret()) ? 0 : 1;
  }
}

package io.holdfast.cli.lease;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.GoDuration;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;

/** {@code lease renew ID}. */
@Usage(synopsis = "holdfast lease renew [options] ID", does = "Gives a lease more time.")
final class LeaseRenew extends SecretCommand {
  @Flag(
      names = {"-i", "-increment"},
      label = "<duration>",
      help = "How much time to ask for.")
  private @Nullable GoDuration increment;

  @Override
  protected int call(Session session) {
    String id = arguments().one().strip();
    Json body =
        Json.Obj.EMPTY
            .with("lease_id", Json.of(id))
            .with("increment", Json.of(increment == null ? 0 : increment.value().toSeconds()));
    ApiResponse answer =
        during("renewing " + id, () -> session.client().put("sys/leases/renew", body));
    return session.output().secret(answer.secret()) ? 0 : 1;
  }
}

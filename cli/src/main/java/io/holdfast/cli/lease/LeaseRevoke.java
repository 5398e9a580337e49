package io.holdfast.cli.lease;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;

/** {@code lease revoke ID}. */
@Usage(
    synopsis = "holdfast lease revoke [options] ID",
    does = "Revokes a lease, or with -prefix all whose ids begin so.")
final class LeaseRevoke extends ApiCommand {
  @Flag(names = "-prefix", help = "The argument is the beginning of the ids.")
  private boolean prefix;

  @Flag(
      names = {"-f", "-force"},
      help = "Forget the leases even where the engine could not revoke them.")
  private boolean force;

  @Flag(names = "-sync", help = "Return when it is done.")
  private boolean sync;

  @Override
  protected int call(Session session) {
    String id = arguments().one().strip();
    if (force && !prefix) {
      throw Failure.local("Specifying -force requires also specifying -prefix");
    }
    if (force) {
      session
          .output()
          .note(
              "WARNING! Leases that are forgotten by force may leave credentials alive in the"
                  + " systems that they are for.");
    }
    ApiRequest request = request(id);
    during(
        "revoking " + (prefix ? "leases with prefix " : "lease ") + id,
        () -> session.client().send(request));
    session.output().line(done(id));
    return 0;
  }

  private ApiRequest request(String id) {
    if (force) {
      return ApiRequest.of("PUT", "sys/leases/revoke-force/" + id, Json.Obj.EMPTY);
    }
    Json.Obj body = Json.Obj.EMPTY.with("sync", Json.of(sync));
    return prefix
        ? ApiRequest.of("PUT", "sys/leases/revoke-prefix/" + id, body)
        : ApiRequest.of("PUT", "sys/leases/revoke", body.with("lease_id", Json.of(id)));
  }

  private String done(String id) {
    if (force) {
      return "Success! Force revoked any leases with prefix: " + id;
    }
    if (!sync) {
      return "All revocation operations queued successfully!";
    }
    return prefix
        ? "Success! Revoked any leases with prefix: " + id
        : "Success! Revoked lease: " + id;
  }
}

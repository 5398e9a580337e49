package io.holdfast.cli.kv;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;

/** {@code kv enable-versioning MOUNT}. */
@Usage(
    synopsis = "holdfast kv enable-versioning [options] MOUNT",
    does = "Turns a mount of version 1 into version 2. There is no way back.")
final class EnableVersioning extends ApiCommand {
  @Override
  protected int call(Session session) {
    String mount = arguments().one().replaceAll("^/+|/+$", "") + "/";
    Json body = Json.Obj.EMPTY.with("options", Json.Obj.EMPTY.with("version", Json.of("2")));
    during(
        "tuning secrets engine " + mount,
        () -> session.client().post("sys/mounts/" + mount + "tune", body));
    session.output().line("Success! Tuned the secrets engine at: " + mount);
    return 0;
  }
}

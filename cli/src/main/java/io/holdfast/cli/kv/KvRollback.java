package io.holdfast.cli.kv;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;

/** {@code kv rollback KEY}: under check-and-set, so that no write in between is lost. */
@Usage(
    synopsis = "holdfast kv rollback [options] KEY",
    does = "Writes the data of an earlier version again, as a new version.")
final class KvRollback extends KvCommand {
  @Flag(names = "-version", label = "<n>", help = "The version to write again.")
  private int version;

  @Override
  protected int call(Session session) {
    String key = arguments().one();
    if (version <= 0) {
      throw Failure.local("-version must name the version to write again, 1 or more");
    }
    String api = findV2(session, key, needsV2("rollback")).api("data");
    Secret current = read(session, ApiRequest.of("GET", api));
    Secret earlier =
        read(session, ApiRequest.of("GET", api).parameter("version", Integer.toString(version)));
    if (earlier.data().get("data") == null) {
      throw Failure.remote("Version " + version + " of " + api + " holds no data");
    }
    long cas = current.data().object("metadata").number("version");
    Json body =
        Json.Obj.EMPTY
            .with("data", earlier.data().object("data"))
            .with("options", Json.Obj.EMPTY.with("cas", Json.of(cas)));
    ApiResponse answer = during("writing data to " + api, () -> session.client().put(api, body));
    return session.output().secret(answer.secret()) ? 0 : 1;
  }

  /** A deleted version answers 404 with its metadata: that is found too. */
  private static Secret read(Session session, ApiRequest request) {
    Secret secret =
        during(
                "doing pre-read at " + request.path(),
                () -> session.client().find(request.asAside()))
            .secret();
    if (secret.isEmpty()) {
      throw Failure.remote("No value found at " + request.path());
    }
    return secret;
  }
}

package io.holdfast.cli.namespace;

import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;

/** {@code namespace lock [PATH]}. */
@Usage(
    synopsis = "holdfast namespace lock [options] [PATH]",
    does = "Shuts everybody out of a namespace and those below, and prints the key that opens it.")
final class NamespaceLock extends SecretCommand {
  @Override
  protected int call(Session session) {
    String path = ApiLock.path("lock", arguments());
    ApiResponse answer =
        during(
            "locking namespace",
            () -> session.client().send(ApiRequest.of("PUT", path, Json.Obj.EMPTY)));
    return session.output().secret(answer.secret()) ? 0 : 1;
  }
}

package io.holdfast.engines.kv;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.secretpath.SecretPath;
import java.util.Set;

/** All other paths of a version 2 mount: a hint for clients that take it for version 1. */
final class InvalidPaths {
  private static final Set<String> ROOTS =
      Set.of("metadata", "data", "delete", "undelete", "destroy");

  private InvalidPaths() {}

  static Routes routes() {
    Route.Builder route =
        Route.path("{path:rest}")
            .describe("No path of a versioned key-value store.", "")
            .fields(SecretPath.PATH)
            .takesAnyFields()
            .unpublished()
            .onWrite(call -> hint(call, "put"))
            .on(Operation.READ, call -> hint(call, "get"))
            .on(Operation.PATCH, call -> hint(call, "patch"))
            .on(Operation.LIST, call -> hint(call, "list"))
            .on(Operation.SCAN, call -> hint(call, "scan"))
            .on(Operation.DELETE, call -> hint(call, "delete"));
    return Routes.of(route);
  }

  private static Response hint(Call call, String command) {
    call.warn(
        ROOTS.contains(call.path())
            ? "Non-listing operations on the root of a K/V v2 mount are not supported."
            : "Invalid path for a versioned K/V secrets engine. See the API docs for the"
                + " appropriate API endpoints to use. If using the Vault CLI, use 'vault kv "
                + command
                + "' for this operation.");
    return new Response.Empty(404);
  }
}

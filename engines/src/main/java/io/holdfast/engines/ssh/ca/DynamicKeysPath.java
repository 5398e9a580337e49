package io.holdfast.engines.ssh.ca;

import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/**
 * {@code tidy/dynamic-keys}: removes what roles of the type dynamic left, which Vault has not made
 * since 1.13, nor did this engine ever.
 */
public final class DynamicKeysPath {
  private DynamicKeysPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("tidy/dynamic-keys")
            .describe("Remove the keys of dynamic roles.", "There are none to remove.")
            .on(Operation.DELETE, call -> Response.empty()));
  }
}

package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.Optional;

/** {@code wrapping_key}: the public key to wrap imported keys for, made when first asked for. */
final class WrappingKeyPath {
  private WrappingKeyPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("wrapping_key")
            .describe("Read the wrapping key.", "RSA-4096; it never changes.")
            .on(Operation.READ, WrappingKeyPath::read));
  }

  private static Outcome read(Call call) {
    Optional<String> existing = WrappingKey.publicKey(call);
    if (existing.isPresent()) {
      return view(existing.get());
    }
    return Making.of(
        call, WrappingKey.KIND, 0, (later, fresh) -> view(WrappingKey.store(later, fresh)));
  }

  private static Response view(String publicKey) {
    return Response.data(Json.object().put("public_key", publicKey));
  }
}

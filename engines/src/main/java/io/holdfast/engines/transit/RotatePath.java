package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.Material;
import io.holdfast.engines.transit.keyring.Rotation;

/** {@code keys/:name/rotate}: adds a version. */
final class RotatePath {
  private final TransitKeys keys;

  RotatePath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("keys/{name}/rotate")
            .describe(
                "Rotate a key.",
                "Adds a version, which encrypts and signs from then on; older ones still decrypt"
                    + " and verify.")
            .fields(Fields.NAME)
            .onWrite(this::rotate));
  }

  private Outcome rotate(Call call) {
    KeyPolicy policy = keys.existing(call, keys.store(call));
    return Making.of(call, policy.kind(), policy.keySize(), this::store);
  }

  private Response store(Call call, Material fresh) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = keys.existing(call, store);
    return KeyView.response(store, Rotation.rotate(store, policy, fresh, call.now()));
  }
}

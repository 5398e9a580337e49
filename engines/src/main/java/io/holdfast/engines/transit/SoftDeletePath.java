package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;

/** {@code keys/:name/soft-delete} and {@code soft-delete-restore}, as OpenBao has them. */
final class SoftDeletePath {
  private final TransitKeys keys;

  SoftDeletePath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("keys/{name}/soft-delete")
            .describe("Put a key out of use.", "It is kept, and refused for every use.")
            .fields(Fields.NAME)
            .on(Operation.DELETE, call -> mark(call, true)),
        Route.path("keys/{name}/soft-delete-restore")
            .describe("Put a key back into use.", "After it was soft-deleted.")
            .fields(Fields.NAME)
            .onWrite(call -> mark(call, false)));
  }

  private Response mark(Call call, boolean deleted) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = store.find(call.get(Fields.NAME)).orElseThrow(Refusal.NotFound::new);
    if (policy.softDeleted() == deleted) {
      call.warn(deleted ? "key was already marked as soft deleted" : "key was already restored");
      return KeyView.response(store, policy);
    }
    KeyPolicy changed = policy.with(draft -> draft.softDeleted = deleted);
    store.save(changed);
    return KeyView.response(store, changed);
  }
}

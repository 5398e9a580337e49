package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.Versions;

/** {@code keys/:name/trim}: deletes the oldest versions for good. */
final class TrimPath {
  private static final Field<Long> MIN_AVAILABLE =
      Field.integer(
          "min_available_version",
          "Oldest version to keep; at most min_decryption_version and min_encryption_version, which"
              + " must both be set.");

  private final TransitKeys keys;

  TrimPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("keys/{name}/trim")
            .describe("Trim a key.", "Deletes all versions before the given one, for good.")
            .fields(Fields.NAME, MIN_AVAILABLE)
            .onWrite(this::trim));
  }

  private Response trim(Call call) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = store.require(call.get(Fields.NAME));
    long wanted =
        call.find(MIN_AVAILABLE)
            .orElseThrow(() -> new Refusal.InvalidRequest("missing min_available_version"));
    check(wanted, policy.versions());
    Versions trimmed = policy.versions().withMinAvailable((int) wanted);
    int oldest = Math.max(1, policy.versions().minAvailable());
    store.deleteVersions(policy.name(), oldest, trimmed.minAvailable());
    keys.drop(store, policy, oldest, trimmed.minAvailable());
    KeyPolicy changed = policy.with(draft -> draft.versions = trimmed);
    store.save(changed);
    return KeyView.response(store, changed);
  }

  private static void check(long wanted, Versions versions) {
    if (wanted < 1) {
      throw new Refusal.InvalidRequest("minimum available version should be positive");
    }
    if (wanted < versions.minAvailable()) {
      throw new Refusal.InvalidRequest("minimum available version cannot be decremented");
    }
    if (versions.minEncryption() == 0) {
      throw new Refusal.InvalidRequest(
          "minimum available version cannot be set when minimum encryption version is not set");
    }
    if (wanted > versions.minEncryption() || wanted > versions.minDecryption()) {
      throw new Refusal.InvalidRequest(
          "minimum available version cannot be greater than the minimum encryption version of %d or"
                  .formatted(versions.minEncryption())
              + " the minimum decryption version of "
              + versions.minDecryption());
    }
  }
}

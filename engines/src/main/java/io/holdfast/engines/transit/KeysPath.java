package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.Material;
import io.holdfast.engines.transit.keyring.NewKey;
import io.holdfast.engines.transit.keyring.Origin;
import java.util.Optional;

/** {@code keys} and {@code keys/:name}: lists, makes, reads and deletes keys. */
final class KeysPath {
  private static final Field<Boolean> CONVERGENT =
      Field.bool(
          "convergent_encryption",
          "Whether the same plaintext in the same context gives the same ciphertext; for derived"
              + " keys.");
  private static final Field<Long> KEY_SIZE =
      Field.integer("key_size", "Bytes of a key of type hmac: 32 to 512.");
  private static final Field<String> AFTER =
      Field.string("after", "Lists names greater than this one.");
  private static final Field<Long> LIMIT =
      Field.integer("limit", "Lists at most so many names; all, if 0 or less.");

  private final TransitKeys keys;

  KeysPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("keys/?")
            .describe("List the keys.", "Their names only, in order.")
            .fields(AFTER, LIMIT)
            .on(Operation.LIST, this::list),
        Route.path("keys/{name}")
            .describe(
                "Create, read or delete a key.",
                "A key that exists is left as it is and shown. Reading shows settings, versions and"
                    + " public keys, never a private part. A key is deleted only if its config says"
                    + " deletion_allowed.")
            .fields(KeyFields.ALL)
            .fields(CONVERGENT, KEY_SIZE)
            .on(Operation.READ, this::read)
            .on(Operation.DELETE, this::delete)
            .onWrite(this::create));
  }

  private Response list(Call call) {
    long limit = call.get(LIMIT);
    return Response.keys(
        keys.store(call)
            .names(call.get(AFTER), limit <= 0 ? Integer.MAX_VALUE : Fields.toInt(limit)));
  }

  private Outcome create(Call call) {
    NewKey wanted =
        KeyFields.read(call, Origin.HERE, Fields.toInt(call.get(KEY_SIZE)), call.get(CONVERGENT));
    KeyStore store = keys.store(call);
    Optional<KeyPolicy> existing = store.find(wanted.name());
    if (existing.isPresent()) {
      return KeyView.response(store, existing.get());
    }
    return Making.of(
        call, wanted.kind(), wanted.keySize(), (later, fresh) -> store(later, wanted, fresh));
  }

  private Response store(Call call, NewKey wanted, Material fresh) {
    KeyStore store = keys.store(call);
    KeyPolicy policy =
        store.find(wanted.name()).orElseGet(() -> wanted.store(store, fresh, call.now()));
    return KeyView.response(store, policy);
  }

  private Response read(Call call) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = store.find(call.get(Fields.NAME)).orElseThrow(Refusal.NotFound::new);
    String context = call.get(Fields.CONTEXT);
    return KeyView.response(
        store,
        keys.upToDate(call, store, policy),
        context.isEmpty() ? new byte[0] : Base64Text.decode(Fields.CONTEXT.name(), context));
  }

  private Response delete(Call call) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = store.require(call.get(Fields.NAME));
    if (!policy.permissions().deletion()) {
      throw new Refusal.InvalidRequest(
          "error deleting policy "
              + policy.name()
              + ": deletion is not allowed for this key; set deletion_allowed in its config");
    }
    store.delete(policy.name());
    keys.drop(store, policy, 1, policy.versions().latest() + 1);
    return Response.empty();
  }
}

package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.Derivation;
import io.holdfast.engines.transit.keyring.Kdf;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.Material;
import io.holdfast.engines.transit.keyring.NewKey;
import io.holdfast.engines.transit.keyring.Origin;

/** {@code keys/:name/import}: brings a key from elsewhere. */
final class ImportPath {
  private static final Field<Boolean> ALLOW_ROTATION =
      Field.bool("allow_rotation", "Whether the key may be rotated here.");

  private final TransitKeys keys;

  ImportPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("keys/{name}/import")
            .describe(
                "Import a key.",
                "Wrapped for the mount's wrapping_key, or a public key alone. For further versions"
                    + " see import_version.")
            .fields(KeyFields.ALL)
            .fields(Imported.FIELDS)
            .fields(ALLOW_ROTATION)
            .onWrite(this::importKey));
  }

  private Response importKey(Call call) {
    if (call.request().body().has("convergent_encryption")) {
      throw new Refusal.InvalidRequest(
          "import cannot be used on keys with convergent encryption enabled");
    }
    boolean rotatable = call.get(ALLOW_ROTATION);
    NewKey wanted = wanted(KeyFields.read(call, new Origin(true, rotatable), 0, false));
    if (!wanted.autoRotatePeriod().isZero() && !rotatable) {
      throw new Refusal.InvalidRequest(
          "allow_rotation must be set to true if auto-rotation is enabled");
    }
    KeyStore store = keys.store(call);
    if (store.exists(wanted.name())) {
      throw new Refusal.InvalidRequest(
          "the import path cannot be used with an existing key; use import_version to add a version"
              + " to an imported key");
    }
    try (Material material = Imported.read(call, wanted.kind(), wanted.derivation().derived())) {
      var _ = wanted.store(store, material, call.now());
    }
    return Response.empty();
  }

  /** Vault derives from imported symmetric keys by its oldest KDF: others rely on the same. */
  private static NewKey wanted(NewKey read) {
    if (!read.derivation().derived() || !(read.kind().algorithm() instanceof Algorithm.Aead)) {
      return read;
    }
    return new NewKey(
        read.name(),
        read.kind(),
        new Derivation(true, Kdf.HMAC_SHA256_COUNTER, false),
        read.exportable(),
        read.plaintextBackup(),
        read.origin(),
        read.keySize(),
        read.autoRotatePeriod());
  }
}

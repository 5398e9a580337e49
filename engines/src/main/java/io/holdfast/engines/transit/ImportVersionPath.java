package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.KeyVersion;
import io.holdfast.engines.transit.keyring.Material;

/**
 * {@code keys/:name/import_version}: adds a version to an imported key, or the private part to a
 * version of which only the public key was imported.
 */
final class ImportVersionPath {
  private static final Field<Long> VERSION =
      Field.integer(
          "version",
          "The version to add the private part to; without it, the latest one if it lacks it and the"
              + " keys match, else a new one.");

  private final TransitKeys keys;

  ImportVersionPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("keys/{name}/import_version")
            .describe("Import a version of an imported key.", "Wrapped as for import.")
            .fields(Fields.NAME, VERSION)
            .fields(Imported.FIELDS)
            .onWrite(this::importVersion));
  }

  private Response importVersion(Call call) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = keys.existing(call, store);
    if (!policy.origin().imported()) {
      throw new Refusal.InvalidRequest(
          "the import_version endpoint can only be used with an imported key");
    }
    try (Material material = Imported.read(call, policy.kind(), policy.derivation().derived())) {
      call.find(VERSION)
          .ifPresentOrElse(
              version -> complete(store, policy, Fields.toInt(version), material),
              () -> add(call, store, policy, material));
    }
    return Response.empty();
  }

  private static void add(Call call, KeyStore store, KeyPolicy policy, Material material) {
    int latest = policy.versions().latest();
    KeyVersion last = store.version(policy, latest);
    if (!last.hasPrivatePart()
        && material.privatePart().isPresent()
        && last.publicKey().equals(material.publicKey())) {
      var _ = store.put(policy, latest, material, last.time());
    } else {
      var _ = store.append(policy, material, call.now());
    }
  }

  private static void complete(KeyStore store, KeyPolicy policy, int number, Material material) {
    if (!policy.versions().isUsable(number)) {
      throw new Refusal.InvalidRequest("no such key version");
    }
    KeyVersion version = store.version(policy, number);
    if (version.hasPrivatePart()) {
      throw new Refusal.InvalidRequest("private key imported, key version cannot be updated");
    }
    if (material.privatePart().isEmpty()) {
      throw new Refusal.InvalidRequest(
          "cannot add a public key to a key version that already has a public key set");
    }
    if (!version.publicKey().equals(material.publicKey())) {
      throw new Refusal.InvalidRequest("cannot import key, key pair does not match");
    }
    var _ = store.put(policy, number, material, version.time());
  }
}

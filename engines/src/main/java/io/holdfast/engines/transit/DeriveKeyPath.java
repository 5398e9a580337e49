package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.agree.Ecdh;
import io.holdfast.crypto.kdf.Hkdf;
import io.holdfast.crypto.key.Pem;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.Derivation;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.Material;
import io.holdfast.engines.transit.keyring.NewKey;
import io.holdfast.engines.transit.keyring.Origin;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code derive-key/:name}: makes a key of what a key of ours and somebody's public key share
 * (ECDH, and HKDF with SHA-256 over it), as OpenBao does.
 */
final class DeriveKeyPath {
  private static final byte[] NONE = {};

  private static final Field<String> ALGORITHM =
      Field.string("key_derivation_algorithm", "How the secret is agreed upon.")
          .withDefault("ecdh")
          .oneOf("ecdh");
  private static final Field<String> PEER =
      Field.string("peer_public_key", "The other party's public key, as PEM.").asRequired();
  private static final Field<String> BASE =
      Field.string("base_key_name", "The key of ours: one of type ecdsa-p256, -p384 or -p521.")
          .asRequired();
  private static final Field<Long> BASE_VERSION =
      Field.integer("base_key_version", "Its version; 0 for the latest.");
  private static final Field<String> TYPE =
      Field.string(
              "derived_key_type",
              "The type of the new key: aes128-gcm96, aes256-gcm96, chacha20-poly1305 or"
                  + " xchacha20-poly1305.")
          .withDefault(KeyKind.AES256_GCM96.vaultName());

  private final TransitKeys keys;

  DeriveKeyPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("derive-key/{name}")
            .describe(
                "Agree on a key with somebody.",
                "The other party derives the same from its private key and the public key of ours."
                    + " If a key of this name was imported or agreed upon before, it gets a"
                    + " version more.")
            .fields(Fields.NAME, ALGORITHM, PEER, BASE, BASE_VERSION, TYPE)
            .on(Operation.UPDATE, this::derive));
  }

  private Response derive(Call call) {
    KeyKind kind = KeyKind.named(call.get(TYPE).toLowerCase(Locale.ROOT));
    if (!(kind.algorithm() instanceof Algorithm.Aead(var aead))) {
      throw new Refusal.InvalidRequest(
          "derived_key_type: a key of type " + kind + " is not derived");
    }
    String name = call.get(Fields.NAME);
    KeyStore store = keys.store(call);
    byte[] key = Checked.of(() -> agreed(call, store, aead.keySize()));
    try (Material material = Material.ofPrivate(kind, key)) {
      store(call, store, name, kind, material);
    }
    return Response.empty();
  }

  private byte[] agreed(Call call, KeyStore store, int size) {
    KeyPolicy base =
        store
            .find(call.get(BASE))
            .orElseThrow(() -> new Refusal.InvalidRequest("specified base key not found"))
            .requireUsable();
    if (!(base.kind().algorithm() instanceof Algorithm.Ecdsa)) {
      throw new Refusal.InvalidRequest(
          "base key type " + base.kind() + " does not support key agreement");
    }
    byte[] peer = Pem.readPublic(call.get(PEER));
    int wanted = Fields.toInt(call.get(BASE_VERSION));
    int version = wanted == 0 ? base.versions().latest() : wanted;
    if (!base.versions().isUsable(version)) {
      throw new Refusal.InvalidRequest("base_key_version: no such key version");
    }
    try (SecretBytes secret = privatePart(store, base, version);
        SecretBytes shared = secret.use(pkcs8 -> Ecdh.agree(pkcs8, peer))) {
      return shared.use(bytes -> Hkdf.deriveSha256(bytes, NONE, NONE, size));
    }
  }

  private static SecretBytes privatePart(KeyStore store, KeyPolicy base, int version) {
    return store
        .privatePart(base, version)
        .orElseThrow(
            () -> new Refusal.InvalidRequest("base_key_version: this version has no private part"));
  }

  private static void store(
      Call call, KeyStore store, String name, KeyKind kind, Material material) {
    Optional<KeyPolicy> before = store.find(name);
    if (before.isEmpty()) {
      NewKey wanted =
          new NewKey(
              name,
              kind,
              Derivation.of(false, false),
              false,
              false,
              new Origin(true, false),
              0,
              Duration.ZERO);
      var _ = wanted.store(store, material, call.now());
      return;
    }
    KeyPolicy policy = before.get().requireUsable();
    if (!policy.origin().imported() || policy.kind() != kind || policy.derivation().derived()) {
      throw new Refusal.InvalidRequest(
          "key \"" + name + "\" exists, and is not one of type " + kind + " that was agreed upon");
    }
    var _ = store.append(policy, material, call.now());
  }
}

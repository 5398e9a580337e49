package io.holdfast.engines.transit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.Derivation;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.Material;
import io.holdfast.engines.transit.keyring.NewKey;
import io.holdfast.engines.transit.keyring.Origin;
import java.time.Duration;

/** {@code encrypt/:name}: encrypts, and makes the key first if the caller may create it. */
final class EncryptPath {
  static final Field<String> PLAINTEXT =
      Field.string("plaintext", "What to encrypt, in base64; may be empty.").sensitive();
  private static final Field<String> TYPE =
      Field.string("type", "Type of the key, when the request creates it.")
          .withDefault(KeyKind.AES256_GCM96.vaultName());
  private static final Field<Boolean> CONVERGENT =
      Field.bool(
          "convergent_encryption",
          "Whether a key that the request creates encrypts the same plaintext in the same context to"
              + " the same ciphertext.");

  private final TransitKeys keys;

  EncryptPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("encrypt/{name}")
            .describe(
                "Encrypt a plaintext, or a batch of them.",
                "A key that does not exist is created, if the token has the create capability and"
                    + " config/keys does not disable it.")
            .fields(
                Fields.NAME,
                PLAINTEXT,
                Fields.CONTEXT,
                Fields.KEY_VERSION,
                Fields.ASSOCIATED_DATA,
                Fields.NONCE,
                TYPE,
                CONVERGENT,
                Fields.PARTIAL_FAILURE,
                Batch.INPUT)
            .exists(call -> keys.store(call).exists(call.get(Fields.NAME)))
            .onWrite(this::encrypt));
  }

  private Response encrypt(Call call) {
    Batch batch =
        Batch.of(
            call,
            PLAINTEXT,
            Fields.CONTEXT,
            Fields.KEY_VERSION,
            Fields.ASSOCIATED_DATA,
            Fields.NONCE);
    batch.require(PLAINTEXT, "encrypt");
    boolean hasContext = batch.hasContext();
    KeyStore store = keys.store(call);
    KeyPolicy policy =
        call.operation() == Operation.CREATE
            ? create(call, store, hasContext)
            : keys.current(call, store);
    Sealing sealing = new Sealing(keys, store, policy);
    return new BatchAnswer(batch)
        .each(item -> answer(sealing.seal(item, item.requiredBytes(PLAINTEXT.name()))))
        .responseOrFailure(call);
  }

  /** What encrypt and rewrap answer. */
  static ObjectNode answer(VersionedText ciphertext) {
    return Json.object()
        .put("ciphertext", ciphertext.toString())
        .put("key_version", ciphertext.version());
  }

  private KeyPolicy create(Call call, KeyStore store, boolean hasContext) {
    if (ConfigKeysPath.disablesUpsert(call)) {
      throw new Refusal.InvalidRequest(
          "encryption key not found, and config/keys does not let this request create it");
    }
    KeyKind kind = KeyKind.named(call.get(TYPE));
    if (!(kind.algorithm() instanceof Algorithm.Aead)) {
      throw new Refusal.InvalidRequest("key type " + kind + " not supported for this operation");
    }
    if (call.get(CONVERGENT) && !hasContext) {
      throw new Refusal.InvalidRequest(
          "convergent encryption requires derivation to be enabled, so context is required");
    }
    NewKey wanted =
        new NewKey(
            call.get(Fields.NAME),
            kind,
            Derivation.of(hasContext, call.get(CONVERGENT)),
            false,
            false,
            Origin.HERE,
            0,
            Duration.ZERO);
    try (Material fresh = Material.fresh(kind, 0)) {
      return wanted.store(store, fresh, call.now());
    }
  }
}

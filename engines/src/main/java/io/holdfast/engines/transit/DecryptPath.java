package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.KeyStore;

/** {@code decrypt/:name}. */
final class DecryptPath {
  static final Field<String> CIPHERTEXT =
      Field.string("ciphertext", "What encrypt, rewrap or datakey returned.").sensitive();
  private static final String PLAINTEXT = "plaintext";

  private final TransitKeys keys;

  DecryptPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("decrypt/{name}")
            .describe(
                "Decrypt a ciphertext, or a batch of them.",
                "The ciphertext names the version of the key that made it, which must be at least"
                    + " the key's min_decryption_version. The plaintext is returned in base64.")
            .fields(
                Fields.NAME,
                CIPHERTEXT,
                Fields.CONTEXT,
                Fields.ASSOCIATED_DATA,
                Fields.NONCE,
                Fields.PARTIAL_FAILURE,
                Batch.INPUT)
            .onWrite(this::decrypt));
  }

  private Response decrypt(Call call) {
    Batch batch = Batch.of(call, CIPHERTEXT, Fields.CONTEXT, Fields.ASSOCIATED_DATA, Fields.NONCE);
    batch.require(CIPHERTEXT, "decrypt");
    var _ = batch.hasContext();
    KeyStore store = keys.store(call);
    Sealing sealing = new Sealing(keys, store, keys.existing(call, store));
    return new BatchAnswer(batch, Json.object().put(PLAINTEXT, ""))
        .each(item ->
            Json.object()
                .put(
                    PLAINTEXT, Base64Text.encode(sealing.open(item, item.text(CIPHERTEXT.name())))))
        .responseOrFailure(call);
  }
}

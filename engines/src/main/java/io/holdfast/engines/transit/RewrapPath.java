package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.KeyStore;
import java.util.Arrays;

/** {@code rewrap/:name}: encrypts anew, without showing the plaintext. */
final class RewrapPath {
  private final TransitKeys keys;

  RewrapPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("rewrap/{name}")
            .describe(
                "Encrypt a ciphertext, or a batch of them, anew under the latest version.",
                "For use after a rotation: the plaintext is not shown. Associated data that the"
                    + " ciphertext is bound to must be given; the new one is bound to it too.")
            .fields(
                Fields.NAME,
                DecryptPath.CIPHERTEXT,
                Fields.CONTEXT,
                Fields.KEY_VERSION,
                Fields.ASSOCIATED_DATA,
                Fields.NONCE,
                Batch.INPUT)
            .onWrite(this::rewrap));
  }

  private Response rewrap(Call call) {
    Batch batch =
        Batch.of(
            call,
            DecryptPath.CIPHERTEXT,
            Fields.CONTEXT,
            Fields.KEY_VERSION,
            Fields.ASSOCIATED_DATA,
            Fields.NONCE);
    var _ = batch.hasContext();
    KeyStore store = keys.store(call);
    Sealing sealing = new Sealing(keys, store, keys.current(call, store));
    return new BatchAnswer(batch)
        .each(item -> EncryptPath.answer(rewrap(sealing, item)))
        .response();
  }

  private static VersionedText rewrap(Sealing sealing, Item item) {
    byte[] plaintext = sealing.open(item, item.text(DecryptPath.CIPHERTEXT.name()));
    try {
      return sealing.seal(item, plaintext);
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }
}

package io.holdfast.engines.transit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.Randomness;
import io.holdfast.engines.transit.keyring.KeyStore;
import java.util.Arrays;

/** {@code datakey/plaintext/:name} and {@code datakey/wrapped/:name}. */
final class DatakeyPath {
  private static final Field<String> WHICH =
      Field.string(
          "plaintext", "plaintext to get the data key beside its ciphertext, wrapped not to.");
  private static final Field<Long> BITS =
      Field.integer("bits", "Length of the data key: 128, 256 or 512 bits.")
          .oneOf(128L, 256L, 512L)
          .withDefault(256L);

  private final TransitKeys keys;

  DatakeyPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("datakey/{plaintext}/{name}")
            .describe(
                "Make a random key for use elsewhere.",
                "Returns a fresh key encrypted under the named one, to be kept beside what it"
                    + " encrypts; decrypt gives it back.")
            .fields(
                WHICH,
                Fields.NAME,
                BITS,
                Fields.CONTEXT,
                Fields.KEY_VERSION,
                Fields.ASSOCIATED_DATA,
                Fields.NONCE)
            .onWrite(this::make));
  }

  private Response make(Call call) {
    boolean shown =
        switch (call.get(WHICH)) {
          case "plaintext" -> true;
          case "wrapped" -> false;
          default ->
              throw new Refusal.InvalidRequest("Invalid path, must be 'plaintext' or 'wrapped'");
        };
    Item item =
        Batch.of(call, Fields.CONTEXT, Fields.KEY_VERSION, Fields.ASSOCIATED_DATA, Fields.NONCE)
            .items()
            .getFirst();
    KeyStore store = keys.store(call);
    Sealing sealing = new Sealing(keys, store, keys.current(call, store));
    byte[] key = Randomness.bytes(size(call.get(BITS)));
    try {
      ObjectNode data = EncryptPath.answer(Checked.of(() -> sealing.seal(item, key)));
      if (shown) {
        data.put("plaintext", Base64Text.encode(key));
      }
      return Response.data(data);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static int size(long bits) {
    if (bits != 128 && bits != 256 && bits != 512) {
      throw new Refusal.InvalidRequest("invalid bit length: bits is 128, 256 or 512");
    }
    return (int) bits / 8;
  }
}

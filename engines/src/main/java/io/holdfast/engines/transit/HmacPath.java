package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;

/** {@code hmac/:name}; what it makes is checked by {@code verify/:name}. */
final class HmacPath {
  private static final Field<String> INPUT =
      Field.string("input", "What to authenticate, in base64; may be empty.").sensitive();
  private static final Field<String> ALGORITHM =
      Field.string(
              "algorithm",
              "sha1, sha2-224, sha2-256, sha2-384, sha2-512, sha3-224, sha3-256, sha3-384 or"
                  + " sha3-512.")
          .withDefault(HashAlgorithm.SHA2_256.vaultName());

  private final TransitKeys keys;

  HmacPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        route("hmac/{name}"),
        route("hmac/{name}/{urlalgorithm:rest}").fields(Fields.URL_ALGORITHM));
  }

  private Route.Builder route(String path) {
    return Route.path(path)
        .describe(
            "Make an HMAC of data, or of a batch of them.",
            "Keys of every type have a key for HMACs; one of type hmac is nothing else.")
        .fields(Fields.NAME, INPUT, ALGORITHM, Fields.KEY_VERSION, Batch.INPUT)
        .onWrite(this::make);
  }

  private Response make(Call call) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = keys.current(call, store);
    int version = policy.versions().toMac(Fields.toInt(call.get(Fields.KEY_VERSION)));
    String inPath = call.get(Fields.URL_ALGORITHM);
    HashAlgorithm hash = SignatureFields.macHash(inPath.isEmpty() ? call.get(ALGORITHM) : inPath);
    Batch batch = Batch.of(call, INPUT);
    return new BatchAnswer(batch)
        .each(item -> {
          byte[] input = input(item);
          byte[] mac = keys.macs().use(store, policy, version, key -> key.mac(hash, input));
          return Json.object()
              .put("hmac", new VersionedText(version, Base64Text.encode(mac)).toString());
        })
        .response();
  }

  private static byte[] input(Item item) {
    if (item.find(INPUT.name()).isEmpty()) {
      throw new Refusal.InvalidRequest("missing input for HMAC");
    }
    return item.requiredBytes(INPUT.name());
  }
}

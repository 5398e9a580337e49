package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.hash.HashAlgorithm;

/** {@code hash} and {@code hash/:algorithm}: hashes of the SHA-2 and SHA-3 families. */
final class HashPath {
  private static final Field<String> INPUT =
      Field.string("input", "What to hash, in base64; may be empty.").sensitive();
  private static final Field<String> ALGORITHM =
      Field.string(
              "algorithm",
              "sha2-224, sha2-256, sha2-384, sha2-512, sha3-224, sha3-256, sha3-384 or sha3-512.")
          .withDefault(HashAlgorithm.SHA2_256.vaultName());
  private static final Field<String> FORMAT =
      Field.string("format", "Encoding of the hash: hex or base64.")
          .oneOf("hex", "base64")
          .withDefault("hex");

  private HashPath() {}

  static Routes routes() {
    return Routes.of(route("hash"), route("hash/{urlalgorithm:rest}").fields(Fields.URL_ALGORITHM));
  }

  private static Route.Builder route(String path) {
    return Route.path(path)
        .describe("Hash data.", "Makes no use of any key.")
        .fields(INPUT, ALGORITHM, FORMAT)
        .onWrite(HashPath::hash);
  }

  private static Response hash(Call call) {
    byte[] input =
        Base64Text.decode(
            INPUT.name(),
            call.find(INPUT).orElseThrow(() -> new Refusal.InvalidRequest("input missing")));
    Encoding encoding = Encoding.named(call.get(FORMAT));
    String inPath = call.get(Fields.URL_ALGORITHM);
    String name = inPath.isEmpty() ? call.get(ALGORITHM) : inPath;
    HashAlgorithm algorithm =
        HashAlgorithm.find(name)
            .filter(known -> known != HashAlgorithm.SHA1)
            .orElseThrow(() -> new Refusal.InvalidRequest("unsupported algorithm " + name));
    return Response.data(Json.object().put("sum", encoding.text(algorithm.hash(input))));
  }
}

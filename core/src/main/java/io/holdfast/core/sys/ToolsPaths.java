package io.holdfast.core.sys;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** {@code sys/tools}: random bytes and hashes. */
final class ToolsPaths {
  private static final int MAX_BYTES = 128 * 1024;
  private static final Field<Long> BYTES =
      Field.integer("bytes", "How many random bytes.").withDefault(32L).alsoKnownAs("urlbytes");
  private static final Field<Long> URL_BYTES = Field.integer("urlbytes", "How many, in the URL.");
  private static final Field<String> SOURCE =
      Field.string("source", "platform, seal or all: one source serves them all here.");
  private static final Field<String> INPUT =
      Field.string("input", "The base64 of the input.").sensitive();
  private static final Field<String> ALGORITHM =
      Field.string("algorithm", "sha2-224 to -512 or sha3-224 to -512.").withDefault("sha2-256");
  private static final Field<String> URL_ALGORITHM =
      Field.string("urlalgorithm", "The algorithm, in the URL.");

  private ToolsPaths() {}

  static Routes routes() {
    return Routes.of(
        random("tools/random/{source}/{urlbytes}").fields(SOURCE, URL_BYTES),
        random("tools/random/{urlbytes}").fields(URL_BYTES),
        random("tools/random"),
        hash("tools/hash/{urlalgorithm}").fields(URL_ALGORITHM),
        hash("tools/hash"));
  }

  private static Route.Builder random(String path) {
    return Route.path(path)
        .describe("Generate random bytes.", "")
        .fields(BYTES, format("base64"))
        .on(Operation.UPDATE, ToolsPaths::random);
  }

  private static Route.Builder hash(String path) {
    return Route.path(path)
        .describe("Generate a hash sum for input data.", "")
        .fields(INPUT, ALGORITHM, format("hex"))
        .on(Operation.UPDATE, ToolsPaths::hash);
  }

  private static Field<String> format(String byDefault) {
    return Field.string("format", "hex or base64").oneOf("hex", "base64").withDefault(byDefault);
  }

  private static Response random(Call call) {
    String inUrl = call.find(Field.string("urlbytes", "")).orElse("");
    if (inUrl.equals("platform") || inUrl.equals("seal") || inUrl.equals("all")) {
      inUrl = "";
    }
    long count = inUrl.isEmpty() ? call.get(BYTES) : call.get(URL_BYTES);
    if (count < 1) {
      throw new Refusal.InvalidRequest("'bytes' cannot be less than 1");
    }
    if (count > MAX_BYTES) {
      throw new Refusal.InvalidRequest("'bytes' should be less than " + MAX_BYTES);
    }
    String encoded = encoded(Randomness.bytes((int) count), call.get(format("base64")));
    return Response.data(Json.object().put("random_bytes", encoded));
  }

  private static Response hash(Call call) {
    String name =
        call.find(URL_ALGORITHM).filter(n -> !n.isEmpty()).orElseGet(() -> call.get(ALGORITHM));
    Optional<HashAlgorithm> algorithm = HashAlgorithm.find(name);
    if (algorithm.isEmpty() || name.equals("sha1")) {
      throw new Refusal.InvalidRequest("unsupported algorithm " + name);
    }
    byte[] input;
    try {
      input = Base64.getDecoder().decode(call.get(INPUT));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("unable to decode input as base64");
    }
    String sum = encoded(algorithm.get().hash(input), call.get(format("hex")));
    return Response.data(Json.object().put("sum", sum));
  }

  private static String encoded(byte[] bytes, String format) {
    return switch (format) {
      case "hex" -> HexFormat.of().formatHex(bytes);
      case "base64" -> Base64.getEncoder().encodeToString(bytes);
      default ->
          throw new Refusal.InvalidRequest(
              "unsupported encoding format \"" + format + "\"; must be \"hex\" or \"base64\"");
    };
  }
}

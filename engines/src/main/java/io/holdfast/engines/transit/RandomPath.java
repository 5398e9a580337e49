package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.Randomness;
import java.util.Set;

/** {@code random}, {@code random/:bytes}, {@code random/:source/:bytes}. */
final class RandomPath {
  private static final int MOST = 128 * 1024;
  private static final Set<String> SOURCES = Set.of("platform", "seal", "all");

  private static final Field<Long> BYTES =
      Field.integer("bytes", "How many bytes.").withDefault(32L);
  private static final Field<String> FORMAT =
      Field.string("format", "Encoding of the bytes: hex or base64.")
          .oneOf("hex", "base64")
          .withDefault("base64");
  private static final Field<String> SOURCE =
      Field.string("source", "platform, seal or all; here they are the same.")
          .withDefault("platform");
  private static final Field<String> URL_BYTES =
      Field.string("urlbytes", "How many bytes, given in the path.");

  private RandomPath() {}

  static Routes routes() {
    return Routes.of(
        route("random"),
        route("random/{source}"),
        route("random/{source}/{urlbytes:rest}").fields(URL_BYTES));
  }

  private static Route.Builder route(String path) {
    return Route.path(path)
        .describe("Generate random bytes.", "The bytes come from the operating system.")
        .fields(BYTES, FORMAT, SOURCE)
        .onWrite(RandomPath::generate);
  }

  private static Response generate(Call call) {
    String source = call.get(SOURCE);
    String inPath = call.get(URL_BYTES);
    // In random/24 the number stands where a source may stand.
    if (inPath.isEmpty() && !SOURCES.contains(source)) {
      inPath = source;
      source = "platform";
    }
    long count = inPath.isEmpty() ? call.get(BYTES) : number(inPath);
    Encoding encoding = Encoding.named(call.get(FORMAT));
    if (count < 1) {
      throw new Refusal.InvalidRequest("'bytes' cannot be less than 1");
    }
    if (count > MOST) {
      throw new Refusal.InvalidRequest("'bytes' cannot be more than " + MOST);
    }
    if (!SOURCES.contains(source)) {
      throw new Refusal.InvalidRequest(
          "unsupported entropy source \"" + source + "\"; must be platform, seal or all");
    }
    if (source.equals("seal")) {
      call.warn("no seal/entropy augmentation available, using platform entropy source");
    }
    return Response.data(
        Json.object().put("random_bytes", encoding.text(Randomness.bytes((int) count))));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Refusal.InvalidRequest("the number of bytes in the path is not a number");
    }
  }
}

package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/**
 * {@code cache-config}: kept for clients that set it. Vault caches all keys without bound unless a
 * size is given; here one bounded cache serves all mounts whatever the size.
 */
final class CacheConfigPath {
  private static final String STORED = "config/cache";
  private static final long SMALLEST = 10;
  private static final Field<Long> SIZE =
      Field.integer("size", "Number of keys, at least 10; 0 for no limit of this mount's own.");

  private CacheConfigPath() {}

  private record Config(long size) {}

  static Routes routes() {
    return Routes.of(
        Route.path("cache-config")
            .describe(
                "Configure the size of the cache.",
                "The size is kept and shown. The server's cache of prepared keys is bounded in any"
                    + " case.")
            .fields(SIZE)
            .on(
                Operation.READ,
                call -> view(call.storage().get(STORED, Config.class).map(Config::size).orElse(0L)))
            .onWrite(CacheConfigPath::write));
  }

  private static Response write(Call call) {
    long size = call.get(SIZE);
    if (size != 0 && size < SMALLEST) {
      throw new Refusal.InvalidRequest("size must be 0 or a value greater or equal to " + SMALLEST);
    }
    call.storage().put(STORED, new Config(size));
    return view(size);
  }

  private static Response view(long size) {
    return Response.data(Json.object().put("size", size));
  }
}

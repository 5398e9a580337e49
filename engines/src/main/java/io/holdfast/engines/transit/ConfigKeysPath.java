package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code config/keys}: settings of the mount that all keys share. */
final class ConfigKeysPath {
  private static final String STORED = "config/keys";
  private static final Field<Boolean> DISABLE_UPSERT =
      Field.bool("disable_upsert", "Whether encrypt may not create keys.");

  private ConfigKeysPath() {}

  private record Config(boolean disableUpsert) {}

  static Routes routes() {
    return Routes.of(
        Route.path("config/keys")
            .describe("Configure what all keys share.", "Whether encrypt creates missing keys.")
            .fields(DISABLE_UPSERT)
            .on(Operation.READ, call -> view(disablesUpsert(call)))
            .onWrite(ConfigKeysPath::write));
  }

  /** Whether encrypt may not create keys in the call's mount. */
  static boolean disablesUpsert(Call call) {
    return call.storage().get(STORED, Config.class).map(Config::disableUpsert).orElse(false);
  }

  private static Response write(Call call) {
    boolean disable = call.get(DISABLE_UPSERT);
    call.storage().put(STORED, new Config(disable));
    return view(disable);
  }

  private static Response view(boolean disableUpsert) {
    return Response.data(Json.object().put("disable_upsert", disableUpsert));
  }
}

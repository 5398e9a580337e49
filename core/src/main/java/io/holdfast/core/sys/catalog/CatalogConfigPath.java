package io.holdfast.core.sys.catalog;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.catalog.CatalogSettings;

/** {@code sys/catalog/config}: how strictly the catalog is kept. */
final class CatalogConfigPath {
  private static final Field<Boolean> STRICT =
      Field.bool("strict", "Whether a new secret is refused that nobody owns.").asRequired();

  private CatalogConfigPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("catalog/config")
            .describe(
                "Say whether every secret needs an owner.",
                "Secrets that are there already stay; owner=none finds those without one.")
            .fields(STRICT)
            .on(Operation.READ, call -> shown(settings(call)))
            .on(Operation.UPDATE, CatalogConfigPath::write));
  }

  private static Response write(Call call) {
    CatalogSettings settings = new CatalogSettings(call.get(STRICT));
    settings.store(CoreCall.of(call).tx(), call.request().namespace());
    return shown(settings);
  }

  private static CatalogSettings settings(Call call) {
    return CatalogSettings.of(CoreCall.of(call).tx(), call.request().namespace());
  }

  private static Response shown(CatalogSettings settings) {
    return Response.data(Json.object().put("strict", settings.strict()));
  }
}

package io.holdfast.engine.pki.ca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.store.ClusterConfig;
import io.holdfast.engine.pki.store.UrlsConfig;

/** {@code config/urls} and {@code config/cluster}: what certificates say of where to look. */
public final class UrlsConfigPaths {
  private static final Field<Boolean> TEMPLATING =
      Field.bool(
          "enable_templating",
          "Whether {{issuer_id}}, {{cluster_path}} and {{cluster_aia_path}} are filled in.");
  private static final Field<String> PATH =
      Field.string("path", "Where this mount is reached, e.g. https://ca.example.com/v1/pki.");
  private static final Field<String> AIA_PATH =
      Field.string("aia_path", "Where clients find certificates and CRLs of this mount.");

  private UrlsConfigPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("config/urls")
            .describe(
                "The URLs that certificates name.",
                "Of issuers that have none of their own. They show in what is issued afterwards.")
            .fields(UrlFields.FIELDS)
            .fields(TEMPLATING)
            .on(Operation.READ, call -> view(UrlsConfig.of(call)))
            .onWrite(UrlsConfigPaths::writeUrls),
        Route.path("config/cluster")
            .describe("Where this mount is reached.", "Fills templates of URLs.")
            .fields(PATH, AIA_PATH)
            .on(Operation.READ, call -> view(ClusterConfig.of(call)))
            .onWrite(UrlsConfigPaths::writeCluster));
  }

  private static Response writeUrls(Call call) {
    UrlsConfig before = UrlsConfig.of(call);
    UrlsConfig after =
        new UrlsConfig(
            UrlFields.read(call, before.urls()), call.find(TEMPLATING).orElse(before.templating()));
    after.store(call);
    return view(after);
  }

  private static Response view(UrlsConfig config) {
    ObjectNode data = Json.object();
    UrlFields.addTo(data, config.urls());
    data.put("enable_templating", config.templating());
    return Response.data(data);
  }

  private static Response writeCluster(Call call) {
    ClusterConfig before = ClusterConfig.of(call);
    ClusterConfig after =
        new ClusterConfig(
            call.find(PATH).orElse(before.path()), call.find(AIA_PATH).orElse(before.aiaPath()));
    after.store(call);
    return view(after);
  }

  private static Response view(ClusterConfig config) {
    return Response.data(
        Json.object().put("aia_path", config.aiaPath()).put("path", config.path()));
  }
}

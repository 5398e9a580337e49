package io.holdfast.core.sys.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.List;

/** {@code sys/experiments} and {@code sys/well-known}: there are none of either. */
public final class OfferPaths {
  private static final Field<String> LABEL = Field.string("label", "The label of a redirect.");

  private OfferPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("experiments")
            .describe("Return the available and enabled experiments.", "")
            .on(Operation.READ, OfferPaths::experiments),
        Route.path("well-known/?")
            .describe("Return the registered well-known redirects.", "")
            .on(Operation.READ, call -> Response.keys(List.of()))
            .on(Operation.LIST, call -> Response.keys(List.of())),
        Route.path("well-known/{label:rest}")
            .describe("Return a registered well-known redirect.", "")
            .fields(LABEL)
            .on(Operation.READ, OfferPaths::unknown));
  }

  private static Response experiments(Call call) {
    ObjectNode data = Json.object();
    data.putArray("available");
    data.putArray("enabled");
    return Response.data(data);
  }

  private static Response unknown(Call call) {
    throw new Refusal.NotFound();
  }
}

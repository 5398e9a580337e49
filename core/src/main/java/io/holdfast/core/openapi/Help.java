package io.holdfast.core.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.router.Router;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to {@code ?help=1}: a text for people, and the OpenAPI document of the same. */
public final class Help {
  private Help() {}

  /**
   * Help on a path.
   *
   * @param path below the mount; empty asks for the mount's list of paths
   * @param match the route that serves the path, if one does
   * @throws Refusal.NotFound when none does
   */
  public static Response of(Router.Mounted mounted, String path, Routes.@Nullable Match match) {
    if (path.isEmpty()) {
      List<Route> published = mounted.routes().all().stream().filter(Route::published).toList();
      String text = HelpText.ofMount(mounted.backend().description(), published);
      return answer(text, OpenApi.document(mounted, published));
    }
    if (match == null || !match.route().published()) {
      throw new Refusal.NotFound("unsupported path");
    }
    return answer(
        HelpText.ofRoute(path, match.route()), OpenApi.document(mounted, List.of(match.route())));
  }

  private static Response answer(String text, ObjectNode document) {
    ObjectNode body = Json.object().put("help", text);
    body.set("openapi", document);
    body.putNull("see_also");
    return Response.raw(200, body);
  }
}

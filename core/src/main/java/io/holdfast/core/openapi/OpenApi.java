package io.holdfast.core.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.route.Route;
import io.holdfast.core.router.Router;
import java.util.Collection;
import java.util.List;

/** The OpenAPI document of mounts, or of a part of one. */
public final class OpenApi {
  private OpenApi() {}

  /**
   * The document of some mounts.
   *
   * @param anywhere with a parameter in the place of each mount's path
   * @param context stands at the end of every operation's id; empty for none
   */
  public static ObjectNode document(
      Collection<Router.Mounted> mounts, boolean anywhere, String context) {
    Document document = new Document(context);
    for (Router.Mounted mounted : mounts) {
      Place place = anywhere ? Place.anywhere(mounted.entry()) : Place.of(mounted.entry());
      mounted.routes().all().forEach(route -> document.add(place, route));
    }
    return document.json();
  }

  /** The document of some routes of a mount, with their paths below it. */
  static ObjectNode document(Router.Mounted mounted, List<Route> routes) {
    Document document = new Document("");
    routes.forEach(route -> document.add(Place.below(mounted.entry()), route));
    return document.json();
  }
}

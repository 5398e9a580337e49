package io.holdfast.api.route;

import io.holdfast.api.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The routes of a mount, in order: the first that matches serves. */
public final class Routes {
  private final List<Route> routes;

  private Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  public static Routes of(Route.Builder... builders) {
    List<Route> routes = new ArrayList<>();
    for (Route.Builder builder : builders) {
      routes.add(builder.build());
    }
    return new Routes(routes);
  }

  /** Several classes' routes after one another. */
  public static Routes concat(Collection<Routes> parts) {
    return new Routes(parts.stream().flatMap(part -> part.routes.stream()).toList());
  }

  /** The same paths, which answer nothing but a refusal. */
  public Routes refusing(Supplier<? extends Refusal> why) {
    return new Routes(routes.stream().map(route -> route.refusing(why)).toList());
  }

  public List<Route> all() {
    return routes;
  }

  /** A route and the values of its path's parameters. */
  public record Match(Route route, Map<String, String> parameters) {}

  /** The first route that matches a path below the mount. */
  public Optional<Match> match(String path) {
    for (Route route : routes) {
      Optional<Map<String, String>> parameters = route.pattern().match(path);
      if (parameters.isPresent()) {
        return Optional.of(new Match(route, parameters.get()));
      }
    }
    return Optional.empty();
  }
}

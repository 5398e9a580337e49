package io.holdfast.engine.exchange.venue;

import io.holdfast.engine.exchange.message.PathTemplate;
import io.holdfast.engine.exchange.message.VenueRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Requests of one kind (orders, withdrawals): where they go, and how their parts are called.
 *
 * @param methods empty for any but GET
 * @param names how a part ({@code symbol}, {@code price}, {@code address} ...) is called there
 */
public record Shape(List<String> methods, List<PathTemplate> paths, Map<String, String> names) {
  public Shape {
    methods = List.copyOf(methods);
    paths = List.copyOf(paths);
    names = Map.copyOf(names);
  }

  /** Whether a request is one of these, however its path is spelled. */
  public boolean covers(VenueRequest request) {
    boolean method =
        methods.isEmpty() ? !request.method().equals("GET") : methods.contains(request.method());
    return method && paths.stream().anyMatch(path -> path.coversAnyCase(request.path()));
  }

  /** All values of a part; of one that stands in the path, that. */
  public List<String> values(VenueRequest request, String part) {
    Optional<String> inPath =
        paths.stream()
            .map(path -> path.match(request.path()))
            .flatMap(Optional::stream)
            .filter(named -> named.containsKey(part))
            .map(named -> named.get(part))
            .findFirst();
    if (inPath.isPresent()) {
      return List.of(inPath.get());
    }
    String name = names.get(part);
    return name == null ? List.of() : request.values(Set.of(name));
  }
}

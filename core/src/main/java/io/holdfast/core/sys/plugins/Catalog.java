package io.holdfast.core.sys.plugins;

import io.holdfast.api.SecretsEngine;
import io.holdfast.core.Version;
import io.holdfast.core.router.Backends;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is built in, in the catalog's terms. */
final class Catalog {
  static final String VERSION = "v" + Version.OWN + "+builtin.holdfast";
  static final List<String> TYPES = List.of("auth", "database", "secret");

  /** These are there from the beginning, and cannot be mounted. */
  private static final Set<String> CORE = Set.of("system", "cubbyhole", "identity", "token");

  private final Backends backends;

  Catalog(Backends backends) {
    this.backends = backends;
  }

  /** The names of a type, sorted; empty for a type that there is not. */
  Optional<List<String>> names(String type) {
    return switch (type) {
      case "auth" -> Optional.of(mountable(backends.methods().keySet()));
      case "secret" -> Optional.of(mountable(backends.engines().keySet()));
      case "database" ->
          Optional.of(
              backends.engines().values().stream()
                  .map(SecretsEngine::databasePlugins)
                  .flatMap(List::stream)
                  .sorted()
                  .toList());
      default -> Optional.empty();
    };
  }

  private static List<String> mountable(Collection<String> names) {
    return names.stream().filter(name -> !CORE.contains(name)).sorted().toList();
  }

  boolean has(String type, String name) {
    return names(type).filter(names -> names.contains(name)).isPresent();
  }

  /** Whether a name is there, of any type. */
  boolean has(String name) {
    return TYPES.stream().anyMatch(type -> has(type, name));
  }
}

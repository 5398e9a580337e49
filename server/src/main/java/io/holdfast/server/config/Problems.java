package io.holdfast.server.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong, so that all of it can be shown at once. */
final class Problems {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem p) -> p.at().map(Place::file).orElse(""))
          .thenComparing(p -> p.at().map(Place::line).orElse(0));

  private final Set<Problem> errors = new LinkedHashSet<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();

  void error(Place at, String message) {
    errors.add(new Problem(Optional.of(at), message));
  }

  void error(String message) {
    errors.add(new Problem(Optional.empty(), message));
  }

  void warn(Place at, String message) {
    warnings.add(new Problem(Optional.of(at), message));
  }

  List<Problem> warnings() {
    return warnings.stream().sorted(BY_PLACE).toList();
  }

  /**
   * Ends the reading where anything was wrong.
   *
   * @throws ConfigException with all errors, in the order of the files
   */
  void throwIfAny() {
    if (!errors.isEmpty()) {
      throw new ConfigException(errors.stream().sorted(BY_PLACE).toList());
    }
  }
}

package io.holdfast.server.config;

import java.util.Map;
import java.util.Optional;

/**
 * Environment variables that stand above the files, by Vault's and OpenBao's names: {@code
 * VAULT_API_ADDR} and {@code BAO_API_ADDR} alike.
 */
final class Overrides {
  private final Map<String, String> environment;

  Overrides(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The variable's value by its name without the prefix; an empty one counts as absent. */
  Optional<String> find(String name) {
    return Optional.ofNullable(environment.get("BAO_" + name))
        .or(() -> Optional.ofNullable(environment.get("VAULT_" + name)))
        .filter(value -> !value.isBlank());
  }
}

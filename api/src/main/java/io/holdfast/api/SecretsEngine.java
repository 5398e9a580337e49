package io.holdfast.api;

import io.holdfast.api.catalog.Inventory;
import io.holdfast.api.lease.Leasing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A secrets engine. */
public non-sealed interface SecretsEngine extends Backend {
  /** The names of the database plugins that it has built in, for the plugin catalog. */
  default List<String> databasePlugins() {
    return List.of();
  }

  /** Called in the transaction that mounts it; may refuse wrong options and write first entries. */
  default void mounted(Call call) {}

  /**
   * Called in the transaction that changes a mount's options (KV to version 2), to convert what is
   * stored. The call's mount has the new options.
   *
   * @param before the options until now
   */
  default void optionsChanged(Call call, Map<String, String> before) {}

  /**
   * How its secrets are found in what it stores; empty for an engine that tells the catalog of each
   * new value ({@link io.holdfast.api.catalog.Catalog#renew}).
   */
  default Optional<Inventory> inventory() {
    return Optional.empty();
  }

  /**
   * The path, below the mount, that reads a secret of the catalog: what policies have to allow.
   *
   * @param subject as {@link io.holdfast.api.catalog.CatalogEntry#subject} has it
   */
  default String pathOf(Mount mount, String subject) {
    return subject;
  }

  /** How leased secrets are renewed and revoked; empty for an engine that leases none. */
  default Optional<Leasing> leasing() {
    return Optional.empty();
  }

  /**
   * Called when the server is sealed: erases what the engine keeps in memory of its mounts' secrets
   * (keys made ready for use).
   */
  default void forgetSecrets() {}
}

package io.holdfast.api.catalog;

import io.holdfast.api.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * The rows of a mount in the catalog of secrets, written in the transaction of the secrets
 * themselves: what is stored has its row, and what is gone has none. No value is ever told.
 */
public interface Catalog {
  /**
   * Asks for leave to keep a new secret, of an engine that has an {@link Inventory}.
   *
   * @throws Refusal.InvalidRequest when the catalog is strict and nobody owns it; it says where to
   *     name an owner
   */
  void admit(String subject);

  /**
   * Notes a secret that is new, or has a new value.
   *
   * @param subject its name within the mount, as {@link CatalogEntry#subject} has it
   * @param kind what it is, as {@link CatalogEntry#kind} has it
   * @param expires when it ends by itself, if it does
   * @throws Refusal.InvalidRequest as of {@link #admit}
   */
  void renew(String subject, String kind, Optional<Instant> expires);

  /** Notes a new value of a secret that doesn't end by itself. */
  default void renew(String subject, String kind) {
    renew(subject, kind, Optional.empty());
  }

  /** Forgets a secret that is gone, with all that was said of it; nothing where there is none. */
  void drop(String subject);
}

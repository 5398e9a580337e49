package io.holdfast.api.catalog;

import io.holdfast.api.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * The rows of a mount in the catalog of secrets, written in the transaction of the secrets
 * themselves: what is stored has its row, and what is gone has none. No value is ever told.
 */
public interface Catalog {
  /** Keeps nothing; for calls that no mount answers. */
  Catalog NONE =
      new Catalog() {
        @Override
        public void keep(CatalogEntry secret) {}

        @Override
        public void renew(String subject, String kind, Optional<Instant> expires) {}

        @Override
        public void drop(String subject) {}
      };

  /**
   * Notes a secret that is new, or has a new value.
   *
   * @throws Refusal.InvalidRequest when it is new, the catalog is strict and nobody owns it; it
   *     says where to name an owner
   */
  void keep(CatalogEntry secret);

  /**
   * As {@link #keep}, of an engine that doesn't keep count: a subject that is known gets a new
   * value, another is new.
   */
  void renew(String subject, String kind, Optional<Instant> expires);

  /** Notes a new value of a secret that doesn't end by itself. */
  default void renew(String subject, String kind) {
    renew(subject, kind, Optional.empty());
  }

  /** Forgets a secret that is gone, with all that was said of it; nothing where there is none. */
  void drop(String subject);
}

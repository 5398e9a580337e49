package io.holdfast.api.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * A secret as its engine sees it.
 *
 * @param subject its name within the mount, unique there, e.g. {@code app/db} or {@code keys/app};
 *     {@link io.holdfast.api.SecretsEngine#pathOf} makes the path that reads it of this
 * @param kind what it is, in lower case, e.g. {@code kv}, {@code transit-key}, {@code certificate}
 * @param created when it was made first
 * @param renewed when it got the value that it has
 * @param values how many values it has had
 * @param expires when it ends by itself, if it does
 */
public record CatalogEntry(
    String subject,
    String kind,
    Instant created,
    Instant renewed,
    long values,
    Optional<Instant> expires) {

  /** A secret that is new, and lives until it is deleted. */
  public static CatalogEntry made(String subject, String kind, Instant now) {
    return new CatalogEntry(subject, kind, now, now, 1, Optional.empty());
  }

  /** Whether this is the first that is heard of it. */
  public boolean isNew() {
    return values == 1;
  }
}

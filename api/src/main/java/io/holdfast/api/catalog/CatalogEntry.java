package io.holdfast.api.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * A secret as the catalog has it.
 *
 * @param subject its name within the mount, unique there, e.g. {@code app/db} or {@code keys/app};
 *     {@link io.holdfast.api.SecretsEngine#pathOf} makes the path that reads it of this
 * @param kind what it is, in lower case, e.g. {@code kv}, {@code transit-key}, {@code certificate}
 * @param created when it was made first
 * @param renewed when it got the value that it has
 * @param values how many values it has had, as far as that is known
 * @param expires when it ends by itself, if it does
 */
public record CatalogEntry(
    String subject,
    String kind,
    Instant created,
    Instant renewed,
    long values,
    Optional<Instant> expires) {}

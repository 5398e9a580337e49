package io.holdfast.core.catalog;

import io.holdfast.api.catalog.CatalogEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * A secret of the catalog with all that is known of it.
 *
 * @param path of requests that read it, below the namespace
 * @param mount the path of its mount
 * @param entry what its engine tells
 * @param ownership its own and what rules say
 */
public record Secret(String path, String mount, CatalogEntry entry, Ownership ownership) {
  public String subject() {
    return entry.subject();
  }

  public String kind() {
    return entry.kind();
  }

  public Instant created() {
    return entry.created();
  }

  public Instant renewed() {
    return entry.renewed();
  }

  public Optional<Instant> expires() {
    return entry.expires();
  }

  public long values() {
    return entry.values();
  }
}

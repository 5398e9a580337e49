package io.holdfast.core.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * A secret of the catalog with all that is known of it.
 *
 * @param path of requests that read it, below the namespace
 * @param mount the path of its mount
 * @param ownership its own and what rules say
 */
public record Secret(String path, String mount, String subject, Row row, Ownership ownership) {
  public String kind() {
    return row.kind();
  }

  public Instant created() {
    return row.created();
  }

  public Instant renewed() {
    return row.renewed();
  }

  public Optional<Instant> expires() {
    return row.expires();
  }

  public long values() {
    return row.values();
  }
}

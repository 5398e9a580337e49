package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Durations;
import io.holdfast.api.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version 2 mount's configuration.
 *
 * @param maxVersions how many versions of a secret to keep; 0 for {@link #DEFAULT_MAX_VERSIONS}
 * @param deleteVersionAfter the lifetime of a version, in whole seconds; zero for none, negative
 *     when not even a secret's own lifetime counts
 */
record KvConfig(
    long maxVersions,
    boolean casRequired,
    boolean metadataCasRequired,
    Duration deleteVersionAfter) {
  static final KvConfig DEFAULT = new KvConfig(0, false, false, Duration.ZERO);

  static final long DEFAULT_MAX_VERSIONS = 10;

  /** How many versions of a secret are kept: the larger of the mount's and its own wish. */
  long keep(KeySettings settings) {
    long max = Math.max(maxVersions, settings.maxVersions());
    return max == 0 ? DEFAULT_MAX_VERSIONS : max;
  }

  /** When a version made at a time will be deleted: by the shorter lifetime; null for never. */
  @Nullable Instant deletionOf(Instant made, KeySettings settings) {
    Duration own = settings.deleteVersionAfter();
    if (deleteVersionAfter.isNegative() || (deleteVersionAfter.isZero() && own.isZero())) {
      return null;
    }
    boolean mounts =
        own.isZero() || (!deleteVersionAfter.isZero() && deleteVersionAfter.compareTo(own) < 0);
    return made.plus(mounts ? deleteVersionAfter : own);
  }

  ObjectNode asJson() {
    return Json.object()
        .put("max_versions", maxVersions)
        .put("cas_required", casRequired)
        .put("metadata_cas_required", metadataCasRequired)
        .put("delete_version_after", Durations.text(deleteVersionAfter));
  }
}

package io.holdfast.core.snapshot;

import java.time.Instant;

/**
 * What a snapshot says of itself, in its {@code meta.json}.
 *
 * @param format the version of the archive's form
 * @param id names it
 * @param seal the type of seal whose keys open it
 * @param entries how many keys the store had
 * @param version Holdfast's, which made it
 */
record SnapshotFacts(
    int format,
    String id,
    Instant created,
    String clusterId,
    String clusterName,
    String seal,
    long entries,
    String version) {
  static final int FORMAT = 1;
}

package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one version of a secret, apart from its value.
 *
 * @param deletion when it was or will be deleted; null for never
 * @param destroyed whether the value is gone for good
 */
record VersionInfo(Instant created, @Nullable Instant deletion, boolean destroyed) {

  /** Whether its value can be read at a time. */
  boolean isReadable(Instant now) {
    return !destroyed && !isDeleted(now);
  }

  boolean isDeleted(Instant now) {
    return deletion != null && !deletion.isAfter(now);
  }

  VersionInfo deletedAt(@Nullable Instant time) {
    return new VersionInfo(created, time, destroyed);
  }

  VersionInfo asDestroyed() {
    return new VersionInfo(created, deletion, true);
  }

  ObjectNode asJson() {
    return Json.object()
        .put("created_time", created.toString())
        .put("deletion_time", deletion == null ? "" : deletion.toString())
        .put("destroyed", destroyed);
  }
}

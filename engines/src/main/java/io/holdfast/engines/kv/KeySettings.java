package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.holdfast.api.Json;
import java.time.Duration;
import java.util.Map;

/**
 * What is set for one secret, over the mount's configuration.
 *
 * @param maxVersions how many versions to keep; 0 for as many as the mount says
 * @param casRequired whether writes need {@code options.cas}
 * @param metadataCasRequired whether changes of the metadata need {@code metadata_cas}
 * @param deleteVersionAfter the lifetime of a version, in whole seconds; zero for the mount's
 * @param custom the owner's own remarks
 */
record KeySettings(
    long maxVersions,
    boolean casRequired,
    boolean metadataCasRequired,
    Duration deleteVersionAfter,
    Map<String, String> custom) {
  static final KeySettings NONE = new KeySettings(0, false, false, Duration.ZERO, Map.of());

  /** The remarks as answers show them: null for none. */
  JsonNode customJson() {
    return custom.isEmpty() ? NullNode.getInstance() : Json.of(custom);
  }
}

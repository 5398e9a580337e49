package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.util.Map;

/** JSON Merge Patch (RFC 7396). */
final class MergePatch {
  private MergePatch() {}

  /** The target as the patch leaves it; neither of the two changes. */
  static JsonNode apply(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode out = Json.object();
    if (target instanceof ObjectNode before) {
      out.setAll(before);
    }
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      if (change.getValue().isNull()) {
        out.remove(change.getKey());
      } else {
        out.set(change.getKey(), apply(out.path(change.getKey()), change.getValue()));
      }
    }
    return out;
  }
}

package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.secretpath.SecretPath;
import java.util.Map;

/** {@code subkeys/<path>}: the structure of a secret without its values. */
final class SubkeysPath {
  private static final Field<Long> DEPTH =
      Field.integer("depth", "How deep to go; 0 for all the way.").inQuery();

  private SubkeysPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("subkeys/{path:rest}")
            .describe(
                "Read the structure of a secret with the values removed.",
                "Each value that is not an object with keys of its own becomes null; so does each"
                    + " at the depth given.")
            .fields(SecretPath.PATH, DataPaths.VERSION, DEPTH)
            .on(Operation.READ, SubkeysPath::read));
  }

  private static Response read(Call call) {
    long depth = call.get(DEPTH);
    return SecretVersion.find(call).answer(call, "subkeys", value -> keys(value, depth, 1));
  }

  private static JsonNode keys(JsonNode value, long depth, long level) {
    if (!(value instanceof ObjectNode object)) {
      return value;
    }
    ObjectNode out = Json.object();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      boolean deeper =
          entry.getValue() instanceof ObjectNode inner
              && !inner.isEmpty()
              && (depth == 0 || level < depth);
      if (deeper) {
        out.set(entry.getKey(), keys(entry.getValue(), depth, level + 1));
      } else {
        out.putNull(entry.getKey());
      }
    }
    return out;
  }
}

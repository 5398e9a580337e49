package io.holdfast.core.identity.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists that tell something of each key. */
public final class Listing {
  private Listing() {}

  /**
   * A LIST answer with {@code key_info}.
   *
   * @param told what is told of a key, if it is still there
   * @throws Refusal.NotFound when there are no keys, as Vault answers
   */
  public static Response of(List<String> keys, Function<String, Optional<ObjectNode>> told) {
    if (keys.isEmpty()) {
      throw new Refusal.NotFound();
    }
    ObjectNode data = Json.object();
    ObjectNode info = Json.object();
    keys.forEach(key -> told.apply(key).ifPresent(one -> info.set(key, one)));
    data.set("key_info", info);
    data.set("keys", Json.array(keys));
    return Response.data(data);
  }
}

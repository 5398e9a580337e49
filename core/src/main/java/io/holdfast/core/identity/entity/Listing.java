package io.holdfast.core.identity.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import java.util.List;

/** Lists that tell something of each key. */
public final class Listing {
  private Listing() {}

  /**
   * A LIST answer with {@code key_info}.
   *
   * @throws Refusal.NotFound when there are no keys, as Vault answers
   */
  public static Response of(List<String> keys, ObjectNode info) {
    if (keys.isEmpty()) {
      throw new Refusal.NotFound();
    }
    ObjectNode data = Json.object();
    data.set("key_info", info);
    data.set("keys", Json.array(keys));
    return Response.data(data);
  }
}

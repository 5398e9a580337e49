package io.holdfast.engine.bitcoin.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.crypto.lifecycle.KeyState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step in a key's life.
 *
 * @param from absent for the first
 * @param by absent when the key's activation time had come
 */
record KeyStep(
    @Nullable KeyState from, KeyState state, Instant time, String reason, @Nullable Actor by) {

  /** The steps of a key in their order; none for keys of the first version. */
  static List<KeyStep> all(StorageView storage, String name) {
    return storage.list(prefix(name)).stream()
        .map(number -> storage.get(prefix(name) + number, KeyStep.class))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Appends the step. */
  void store(StorageView storage, String name) {
    List<String> numbers = storage.list(prefix(name));
    int next = numbers.isEmpty() ? 1 : Integer.parseInt(numbers.getLast()) + 1;
    storage.put(prefix(name) + "%06d".formatted(next), this);
  }

  ObjectNode view() {
    ObjectNode view = Json.object();
    if (from != null) {
      view.put("from", from.label());
    }
    view.put("state", state.label()).put("time", time.toString()).put("reason", reason);
    return by == null
        ? view.put("by", "activation time")
        : view.put("by", by.name()).put("entity_id", by.entity()).put("request_id", by.requestId());
  }

  private static String prefix(String name) {
    return "key-step/" + name + "/";
  }
}

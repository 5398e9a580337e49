package io.holdfast.engine.exchange.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.engine.exchange.route.Named;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of a policy.
 *
 * @param version counts from 1, also across a deletion
 * @param document as it was written
 */
public record StoredPolicy(long version, ObjectNode document, Instant createdTime) {

  /** Puts the next version into force; the earlier ones stay, for who asks why. */
  static StoredPolicy add(StorageView storage, String name, ObjectNode document, Instant now) {
    long last = storage.get(counterKey(name), Long.class).orElse(0L);
    StoredPolicy next = new StoredPolicy(last + 1, document, now);
    storage.put(counterKey(name), (Object) next.version);
    storage.put(versionKey(name, next.version), next);
    storage.put(Named.POLICIES.storageKey(name), next);
    return next;
  }

  /** A version that is or was in force. */
  static Optional<StoredPolicy> find(StorageView storage, String name, long version) {
    return storage.get(versionKey(name, version), StoredPolicy.class);
  }

  ObjectNode view() {
    ObjectNode view = Json.object().put("version", version);
    view.setAll(document);
    return view.put("created_time", createdTime.toString());
  }

  private static String counterKey(String name) {
    return "policy-counter/" + name;
  }

  private static String versionKey(String name, long version) {
    return "policy-version/%s/%010d".formatted(name, version);
  }
}

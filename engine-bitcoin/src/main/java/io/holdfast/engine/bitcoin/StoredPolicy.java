package io.holdfast.engine.bitcoin;

import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A version of a policy.
 *
 * @param version counts from 1, also across a deletion
 * @param document as {@link TransactionPolicy#toDocument} gives it
 */
record StoredPolicy(long version, Map<String, Object> document, Instant createdTime) {

  /** The version in force. */
  static Optional<StoredPolicy> find(StorageView storage, String name) {
    return storage.get(Named.POLICIES.storageKey(name), StoredPolicy.class);
  }

  /** Puts the next version into force; the earlier ones stay, for decisions to be judged again. */
  static StoredPolicy add(StorageView storage, String name, TransactionPolicy policy, Instant now) {
    long last = storage.get(counterKey(name), Long.class).orElse(0L);
    StoredPolicy next = new StoredPolicy(last + 1, policy.toDocument(), now);
    storage.put(counterKey(name), (Object) next.version);
    storage.put(versionKey(name, next.version), next);
    storage.put(Named.POLICIES.storageKey(name), next);
    return next;
  }

  /** The rules; a document that a later program wrote with fields unknown here is an error. */
  TransactionPolicy policy() {
    return TransactionPolicy.parse(document);
  }

  private static String counterKey(String name) {
    return "policy-counter/" + name;
  }

  private static String versionKey(String name, long version) {
    return "policy-version/%s/%010d".formatted(name, version);
  }
}

package io.holdfast.engine.bitcoin.policy;

import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version of a policy.
 *
 * @param version counts from 1, also across a deletion
 * @param document as {@link TransactionPolicy#toDocument} gives it
 */
public record StoredPolicy(long version, Map<String, Object> document, Instant createdTime) {

  /** The version in force. */
  public static Optional<StoredPolicy> find(StorageView storage, String name) {
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
  public TransactionPolicy policy() {
    return TransactionPolicy.parse(document);
  }

  /**
   * Holds rules to a wallet's network.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest when they allow addresses of another one, naming
   *     {@code field}
   */
  public static void requireNetwork(
      String field, TransactionPolicy rules, String wallet, Network network) {
    List<String> elsewhere = rules.destinationsElsewhere(network);
    if (!elsewhere.isEmpty()) {
      throw Inputs.invalid(
          field,
          String.join(", ", elsewhere)
              + " is not of "
              + network.label()
              + ", the network of "
              + Named.WALLETS.label(wallet));
    }
  }

  private static String counterKey(String name) {
    return "policy-counter/" + name;
  }

  private static String versionKey(String name, long version) {
    return "policy-version/%s/%010d".formatted(name, version);
  }
}

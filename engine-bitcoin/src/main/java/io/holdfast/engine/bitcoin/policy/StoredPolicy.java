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
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy. The storage has each version under its number, and a short entry that says
 * which is in force; versions stay when the policy is deleted, for decisions to be judged again.
 *
 * @param version counts from 1, also across a deletion
 * @param hash SHA-256 of the document's canonical text, in hexadecimal
 * @param policy the rules
 */
public record StoredPolicy(
    long version, String hash, TransactionPolicy policy, Instant createdTime) {
  private static final PolicyCache CACHE = new PolicyCache();

  /** What lies under a version's number. */
  private record Text(long version, Map<String, Object> document, Instant createdTime) {}

  /** Which version is in force. Entries of the first program have no hash. */
  private record InForce(long version, @Nullable String hash, Instant createdTime) {}

  /** The version in force. */
  public static Optional<StoredPolicy> find(StorageView storage, String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return storage
        .get(Named.POLICIES.storageKey(name), InForce.class)
        .map(now -> read(storage, name, now));
  }

  private static StoredPolicy read(StorageView storage, String name, InForce now) {
    String hash = now.hash();
    Optional<TransactionPolicy> known = hash == null ? Optional.empty() : CACHE.find(hash);
    return known
        .map(policy ->
            new StoredPolicy(now.version(), hash(hash, policy), policy, now.createdTime()))
        .or(() -> version(storage, name, now.version()))
        .orElseThrow(() -> new IllegalStateException("a version of a policy is missing"));
  }

  private static String hash(@Nullable String known, TransactionPolicy policy) {
    return known == null ? policy.hash().hex() : known;
  }

  /**
   * A version by its number; a document that a later program wrote with fields unknown here is an
   * error.
   */
  public static Optional<StoredPolicy> version(StorageView storage, String name, long version) {
    return storage
        .get(versionKey(name, version), Text.class)
        .map(text ->
            of(text.version(), TransactionPolicy.parse(text.document()), text.createdTime()));
  }

  private static StoredPolicy of(long version, TransactionPolicy policy, Instant created) {
    String hash = policy.hash().hex();
    CACHE.put(hash, policy);
    return new StoredPolicy(version, hash, policy, created);
  }

  /** A policy that lies nowhere: its version is 0. */
  public static StoredPolicy unstored(TransactionPolicy policy, Instant now) {
    return new StoredPolicy(0, policy.hash().hex(), policy, now);
  }

  /** The numbers of all versions there ever were, ascending. */
  static List<String> versions(StorageView storage, String name) {
    return storage.list(versionsKey(name)).stream()
        .map(number -> Long.toString(Long.parseLong(number)))
        .toList();
  }

  /** Puts the next version into force; the earlier ones stay. */
  public static StoredPolicy add(
      StorageView storage, String name, TransactionPolicy policy, Instant now) {
    long last = storage.get(counterKey(name), Long.class).orElse(0L);
    StoredPolicy next = of(last + 1, policy, now);
    storage.put(counterKey(name), (Object) next.version);
    storage.put(versionKey(name, next.version), new Text(next.version, policy.toDocument(), now));
    storage.put(Named.POLICIES.storageKey(name), new InForce(next.version, next.hash, now));
    return next;
  }

  /** Takes a policy out of force. */
  public static void delete(StorageView storage, String name) {
    storage.delete(Named.POLICIES.storageKey(name));
  }

  /** The document, fields that don't restrict left out. */
  public Map<String, Object> document() {
    return policy.toDocument();
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

  private static String versionsKey(String name) {
    return "policy-version/" + name + "/";
  }

  private static String versionKey(String name, long version) {
    return versionsKey(name) + "%010d".formatted(version);
  }
}

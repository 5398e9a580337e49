package io.holdfast.engine.bitcoin.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.policy.Changes;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.engine.bitcoin.route.Named;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change that waits, as it is stored.
 *
 * @param name of the policy or wallet
 * @param content what shall be in force: a policy's document, or a wallet as it is stored; empty
 *     for a deletion
 * @param policy the policy whose {@code changes} ask for this
 * @param policyVersion its version then; should another be in force, the change is void
 * @param digest what the approval is bound to
 * @param approval the id of its matter; empty where nobody has to approve
 * @param delay from the approval on, or from the request where nobody has to approve
 * @param requester the id of the entity that asked; empty for none
 * @param asked the token's display name, for people
 * @param summary the change in words
 * @param appliedTime when it came into force
 * @param cancelledTime when it was taken back
 * @param problem why it could not be brought into force
 */
record StoredChange(
    String id,
    ChangeKind kind,
    String name,
    ObjectNode content,
    String policy,
    long policyVersion,
    String digest,
    String approval,
    Duration delay,
    String requester,
    String asked,
    List<String> summary,
    Instant created,
    Instant expires,
    @Nullable Instant appliedTime,
    @Nullable Instant cancelledTime,
    @Nullable String problem) {

  /** What approvals of a change are bound to: what it is, and whence. */
  static String digest(
      String mount,
      ChangeKind kind,
      String name,
      ObjectNode content,
      String policy,
      long policyVersion) {
    ObjectNode all =
        Json.object()
            .put("context", "holdfast bitcoin change 1")
            .put("mount", mount)
            .put("kind", kind.label())
            .put("name", name)
            .put("policy", policy)
            .put("policy_version", policyVersion);
    all.set("content", content);
    return HexFormat.of()
        .formatHex(HashAlgorithm.SHA2_256.hash(all.toString().getBytes(StandardCharsets.UTF_8)));
  }

  static Duration lifetime(Changes changes) {
    return changes.approvalTtl().plus(changes.delay());
  }

  static Optional<StoredChange> find(StorageView storage, String id) {
    return storage.get(key(id), StoredChange.class);
  }

  /** The change that waits for a policy or wallet. */
  static Optional<StoredChange> waiting(StorageView storage, Named of, String name) {
    return storage.get(waitingKey(of, name), String.class).flatMap(id -> find(storage, id));
  }

  static List<String> ids(StorageView storage, String after, int limit) {
    return storage.list("change/", after, limit);
  }

  /** Stores it, and whether anything waits for what it changes. */
  void store(StorageView storage) {
    storage.put(key(id), this);
    if (isOver()) {
      storage.delete(waitingKey(kind.of(), name));
    } else {
      storage.put(waitingKey(kind.of(), name), (Object) id);
    }
  }

  boolean isOver() {
    return appliedTime != null || cancelledTime != null || problem != null;
  }

  StoredChange applied(Instant now) {
    return ended(now, null, null);
  }

  StoredChange cancelled(Instant now) {
    return ended(null, now, null);
  }

  StoredChange failed(String why) {
    return ended(null, null, why);
  }

  private StoredChange ended(
      @Nullable Instant applied, @Nullable Instant cancelled, @Nullable String why) {
    return new StoredChange(
        id,
        kind,
        name,
        content,
        policy,
        policyVersion,
        digest,
        approval,
        delay,
        requester,
        asked,
        summary,
        created,
        expires,
        applied,
        cancelled,
        why);
  }

  private static String key(String id) {
    return "change/" + id;
  }

  private static String waitingKey(Named of, String name) {
    return "change-waiting/" + of.storageKey(name);
  }
}

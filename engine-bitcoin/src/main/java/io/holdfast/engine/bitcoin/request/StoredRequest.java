package io.holdfast.engine.bitcoin.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.StorageView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signature that waits, as it is stored.
 *
 * @param digest what it is bound to, see {@link TransactionDigest}
 * @param psbt in base64
 * @param attestations that came with it
 * @param requester the id of the entity that asked; empty for none
 * @param asked the token's display name, for people
 * @param approval the id of its matter; empty where nobody has to approve
 * @param terms what it waits for
 * @param summary the transaction in words
 * @param decision the policy's judgement then
 * @param expires when it is too late
 * @param grantedTime when its approval was spent, since when it may be signed again without another
 * @param signedTime when a signature left
 * @param cancelledTime when it was taken back
 * @param receipts the ids of the receipts of its decisions
 */
public record StoredRequest(
    String id,
    String wallet,
    String digest,
    String psbt,
    ArrayNode attestations,
    String requester,
    String asked,
    String approval,
    Terms terms,
    List<String> summary,
    ObjectNode decision,
    Instant created,
    Instant expires,
    @Nullable Instant grantedTime,
    @Nullable Instant signedTime,
    @Nullable Instant cancelledTime,
    List<String> receipts) {
  public StoredRequest {
    summary = List.copyOf(summary);
    receipts = List.copyOf(receipts);
  }

  static Optional<StoredRequest> find(StorageView storage, String wallet, String id) {
    return storage.get(key(wallet, id), StoredRequest.class);
  }

  /** The latest request for exactly this. */
  static Optional<StoredRequest> ofDigest(StorageView storage, String wallet, String digest) {
    return storage
        .get(digestKey(wallet, digest), String.class)
        .flatMap(id -> find(storage, wallet, id));
  }

  static List<String> ids(StorageView storage, String wallet, String after, int limit) {
    return storage.list(prefix(wallet), after, limit);
  }

  void store(StorageView storage) {
    storage.put(key(wallet, id), this);
    storage.put(digestKey(wallet, digest), (Object) id);
  }

  /** Whether nothing happens to it any more by itself, whatever its approval says. */
  boolean isOver(Instant now) {
    return cancelledTime != null || !expires.isAfter(now);
  }

  StoredRequest granted(Instant now) {
    return changed(grantedTime == null ? now : grantedTime, signedTime, cancelledTime, receipts);
  }

  StoredRequest signed(Instant now) {
    return changed(grantedTime, signedTime == null ? now : signedTime, cancelledTime, receipts);
  }

  StoredRequest cancelled(Instant now) {
    return changed(grantedTime, signedTime, now, receipts);
  }

  StoredRequest with(String receipt) {
    List<String> more = new ArrayList<>(receipts);
    more.add(receipt);
    return changed(grantedTime, signedTime, cancelledTime, more);
  }

  private StoredRequest changed(
      @Nullable Instant granted,
      @Nullable Instant signed,
      @Nullable Instant cancelled,
      List<String> all) {
    return new StoredRequest(
        id,
        wallet,
        digest,
        psbt,
        attestations,
        requester,
        asked,
        approval,
        terms,
        summary,
        decision,
        created,
        expires,
        granted,
        signed,
        cancelled,
        all);
  }

  private static String prefix(String wallet) {
    return "request/" + wallet + "/";
  }

  private static String key(String wallet, String id) {
    return prefix(wallet) + id;
  }

  private static String digestKey(String wallet, String digest) {
    return "request-digest/" + wallet + "/" + digest;
  }
}

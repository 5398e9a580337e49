package io.holdfast.engine.bitcoin.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.policy.receipt.Receipt;
import io.holdfast.crypto.Randomness;
import io.holdfast.engine.bitcoin.policy.Judgement;
import io.holdfast.engine.bitcoin.policy.PolicyDocuments;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A receipt as it is stored: without the policy's document, which lies under the version's number.
 *
 * @param id begins with the time, so that receipts are listed in its order
 * @param body the receipt's document without {@code policy_document}
 */
public record StoredReceipt(String id, String wallet, Instant time, ObjectNode body) {
  private static final String POLICY_DOCUMENT = "policy_document";
  private static final byte[] MARK = {1};
  private static final int RANDOM = 6;

  /**
   * Issues and stores the receipt of a decision that a policy made.
   *
   * @return empty where there was no policy: nothing was decided by anything that could be shown
   */
  public static Optional<StoredReceipt> issue(Call call, String wallet, Judgement judgement) {
    return judgement.policy().map(policy -> issue(call, wallet, judgement, policy));
  }

  private static StoredReceipt issue(
      Call call, String wallet, Judgement judgement, StoredPolicy policy) {
    try (ReceiptKey key = ReceiptKey.of(call.storage())) {
      Receipt receipt =
          Receipt.issue(
              judgement.name(),
              policy.version(),
              policy.policy(),
              judgement.facts(),
              judgement.decision(),
              key);
      ObjectNode body = (ObjectNode) Json.of(receipt.toDocument());
      body.remove(POLICY_DOCUMENT);
      StoredReceipt stored = new StoredReceipt(newId(call.now()), wallet, call.now(), body);
      call.storage().put(key(stored.id), stored);
      call.storage().put(ofWallet(wallet) + stored.id, MARK);
      return stored;
    }
  }

  private static String newId(Instant now) {
    return "%012x".formatted(now.toEpochMilli())
        + HexFormat.of().formatHex(Randomness.bytes(RANDOM));
  }

  public static Optional<StoredReceipt> find(StorageView storage, String id) {
    return storage.get(key(id), StoredReceipt.class);
  }

  /** The ids of a wallet's receipts, the oldest first. */
  public static List<String> ids(StorageView storage, String wallet, String after, int limit) {
    return storage.list(ofWallet(wallet), after, limit);
  }

  /** The whole receipt, which anyone can check and judge again. */
  public ObjectNode document(StorageView storage) {
    ObjectNode document = body.deepCopy();
    StoredPolicy.version(
            storage, body.path("policy").asText(), body.path("policy_version").asLong())
        .ifPresent(policy -> document.set(POLICY_DOCUMENT, Json.of(policy.document())));
    return document;
  }

  /** The facts that were judged. */
  public Map<String, Object> facts() {
    return PolicyDocuments.map((ObjectNode) body.get("facts"));
  }

  /** What was decided: allowed, refused or pending. */
  public String outcome() {
    return body.path("decision").path("outcome").asText();
  }

  /** What goes with the decision's answer. */
  public ObjectNode brief() {
    ObjectNode brief = Json.object().put("id", id).put("time", time.toString());
    for (String field : List.of("policy_hash", "signer", "signature")) {
      brief.set(field, body.get(field));
    }
    return brief;
  }

  private static String key(String id) {
    return "receipt/" + id;
  }

  private static String ofWallet(String wallet) {
    return "receipt-of/" + wallet + "/";
  }
}

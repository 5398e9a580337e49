package io.holdfast.core.identity.approver;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.store.IdentityStorage;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Approvers' keys in the storage of an identity mount. No two people have the same one: with two
 * entities that share a key, one person could be two approvers.
 */
public record ApproverKeys(StorageView view) {
  private static final String KEYS = "approver/key/";
  private static final String OWNERS = "approver/owner/";
  private static final String CHALLENGES = "approver/challenge/";

  /** Those of the namespace that an entity is in. */
  public static ApproverKeys around(BarrierTx tx, String entity) {
    return new ApproverKeys(tx.view(IdentityStorage.place(Namespace.idIn(entity))));
  }

  private static String at(String entity, String id) {
    return KEYS + entity + "/" + id;
  }

  public Optional<ApproverKey> find(String entity, String id) {
    return entity.isEmpty() || id.isEmpty()
        ? Optional.empty()
        : view.get(at(entity, id), ApproverKey.class);
  }

  List<String> ids(String entity) {
    return view.list(KEYS + entity + "/");
  }

  public List<ApproverKey> all(String entity) {
    return ids(entity).stream().flatMap(id -> find(entity, id).stream()).toList();
  }

  /**
   * Stores a new key.
   *
   * @throws Refusal.InvalidRequest when somebody has it already
   */
  void add(ApproverKey key) {
    if (view.exists(owner(key))) {
      throw new Refusal.InvalidRequest(
          "this key is registered already; each approver needs a key of their own");
    }
    view.put(owner(key), Json.object().put("entity", key.entity()));
    put(key);
  }

  public void put(ApproverKey key) {
    view.put(at(key.entity(), key.id()), key);
  }

  void remove(ApproverKey key) {
    view.delete(owner(key));
    view.delete(at(key.entity(), key.id()));
  }

  private static String owner(ApproverKey key) {
    byte[] unique = key.unique().getBytes(StandardCharsets.US_ASCII);
    return OWNERS + HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(unique));
  }

  Optional<EnrolmentChallenge> challenge(String entity) {
    return view.get(CHALLENGES + entity, EnrolmentChallenge.class);
  }

  void put(String entity, EnrolmentChallenge challenge) {
    view.put(CHALLENGES + entity, challenge);
  }

  void removeChallenge(String entity) {
    view.delete(CHALLENGES + entity);
  }

  /** Removes those of an entity that is deleted. */
  public static void forget(Call call, String entity) {
    ApproverKeys keys = new ApproverKeys(call.storage());
    keys.all(entity).forEach(keys::remove);
    keys.removeChallenge(entity);
  }

  /** Gives those of an entity to the one that it is merged into. */
  public static void move(Call call, String from, String to) {
    ApproverKeys keys = new ApproverKeys(call.storage());
    for (ApproverKey key : keys.all(from)) {
      keys.remove(key);
      keys.add(key.of(to));
    }
    keys.removeChallenge(from);
  }
}

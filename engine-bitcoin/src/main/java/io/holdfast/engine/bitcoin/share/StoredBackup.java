package io.holdfast.engine.bitcoin.share;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.engine.bitcoin.key.Actor;
import io.holdfast.engine.bitcoin.route.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a set of shares: everything but the shares.
 *
 * @param fingerprint of the key's master key
 * @param language of the mnemonic, where the shares are of its entropy
 * @param hasMnemonicPassphrase whether restoring from the entropy takes the mnemonic's passphrase
 * @param hasPassphrase whether the shares have one of their own (SLIP-39)
 * @param identifier that all sentences begin with (SLIP-39), 0 to 32767
 * @param withdrawn when the encrypted shares were deleted here
 */
record StoredBackup(
    String fingerprint,
    ShareContent of,
    @Nullable String language,
    boolean hasMnemonicPassphrase,
    boolean hasPassphrase,
    int identifier,
    int iterationExponent,
    int groupThreshold,
    List<Group> groups,
    Instant createdTime,
    Actor by,
    @Nullable Instant withdrawn) {

  /** A group of shares; {@code threshold} of them restore it. */
  record Group(String name, int threshold, List<Holding> shares) {}

  /**
   * A share in somebody's hands, as these were when it was made.
   *
   * @param number counted from 1 through all groups
   * @param format age or cms
   * @param recipient the key that it is encrypted to, in short
   * @param sha256 of the share's words, separated by single spaces, in hexadecimal
   */
  record Holding(
      int number,
      String custodian,
      String holder,
      String entity,
      String location,
      String format,
      String recipient,
      String sha256) {}

  /** The backup that the path names. */
  static StoredBackup of(Call call) {
    String key = call.get(Named.NAME);
    String id = call.get(BackupPath.ID);
    return find(call.storage(), key, id)
        .orElseThrow(() ->
            new Refusal.NotFound("no backup '%s' of %s".formatted(id, Named.KEYS.label(key))));
  }

  static Optional<StoredBackup> find(StorageView storage, String key, String id) {
    return storage.get(prefix(key) + id, StoredBackup.class);
  }

  static List<String> ids(StorageView storage, String key) {
    return storage.list(prefix(key));
  }

  void store(StorageView storage, String key, String id) {
    storage.put(prefix(key) + id, this);
  }

  /** Who holds shares of a key's backups, withdrawn ones too, each with a place. */
  static List<String> holders(StorageView storage, String key) {
    return ids(storage, key).stream()
        .flatMap(id -> find(storage, key, id).stream())
        .flatMap(StoredBackup::holdings)
        .map(each ->
            each.location().isEmpty()
                ? each.custodian()
                : each.custodian() + " (" + each.location() + ")")
        .distinct()
        .toList();
  }

  Stream<Holding> holdings() {
    return groups.stream().flatMap(group -> group.shares().stream());
  }

  /** Whether only somebody who knows a passphrase can restore from it. */
  boolean wantsPassphrase() {
    return hasPassphrase || hasMnemonicPassphrase;
  }

  StoredBackup withdrawn(Instant time) {
    return new StoredBackup(
        fingerprint,
        of,
        language,
        hasMnemonicPassphrase,
        hasPassphrase,
        identifier,
        iterationExponent,
        groupThreshold,
        groups,
        createdTime,
        by,
        time);
  }

  ObjectNode view(String id) {
    ObjectNode view =
        Json.object()
            .put("id", id)
            .put("fingerprint", fingerprint)
            .put("of", of.label())
            .put("identifier", identifier)
            .put("iteration_exponent", iterationExponent)
            .put("has_passphrase", hasPassphrase);
    if (language != null) {
      view.put("language", language).put("has_mnemonic_passphrase", hasMnemonicPassphrase);
    }
    view.put("group_threshold", groupThreshold);
    ArrayNode all = view.putArray("groups");
    for (Group group : groups) {
      ObjectNode node =
          all.addObject().put("name", group.name()).put("threshold", group.threshold());
      ArrayNode shares = node.putArray("shares");
      group.shares().forEach(share -> shares.add(view(share)));
    }
    view.put("created_time", createdTime.toString())
        .put("by", by.name())
        .put("request_id", by.requestId());
    return withdrawn == null ? view : view.put("withdrawn_time", withdrawn.toString());
  }

  private static ObjectNode view(Holding share) {
    return Json.object()
        .put("number", share.number())
        .put("custodian", share.custodian())
        .put("holder", share.holder())
        .put("entity_id", share.entity())
        .put("location", share.location())
        .put("format", share.format())
        .put("recipient", share.recipient())
        .put("sha256", share.sha256());
  }

  private static String prefix(String key) {
    return "backup/" + key + "/";
  }
}

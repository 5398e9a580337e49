package io.holdfast.engine.bitcoin.share;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.age.AgeIdentity;
import io.holdfast.crypto.age.AgeRecipient;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One drill with its secrets: the age key and the shares given so far. They end with it, and by
 * themselves when its time is over.
 */
final class Drill {
  private static final String IDENTITY = "identity";

  private final StorageView storage;
  private final String key;
  private final String backup;
  private final String id;
  private StoredDrill stored;

  private Drill(StorageView storage, String key, String backup, String id, StoredDrill stored) {
    this.storage = storage;
    this.key = key;
    this.backup = backup;
    this.id = id;
    this.stored = stored;
  }

  /** Where a drill that will expire lies. */
  record Place(String key, String backup) {}

  /** The drill that the path names. */
  static Drill of(Call call) {
    return find(
            call.storage(),
            call.get(Named.NAME),
            call.get(BackupPath.ID),
            call.get(DrillPath.DRILL))
        .orElseThrow(
            () -> new Refusal.NotFound("no drill '" + call.get(DrillPath.DRILL) + "' of it"));
  }

  private static Optional<Drill> find(StorageView storage, String key, String backup, String id) {
    return StoredDrill.find(storage, key, backup, id)
        .map(stored -> new Drill(storage, key, backup, id, stored));
  }

  /** Begins one with a key of its own. */
  static Drill begin(Call call, String key, String backup, StoredDrill stored, AgeIdentity own) {
    String id = call.services().uuid();
    Drill drill = new Drill(call.storage(), key, backup, id, stored);
    try (SecretBytes secret = own.secret()) {
      drill.vault().put(IDENTITY, secret);
    }
    drill.keep(stored);
    call.storage().put(openAt(id), new Place(key, backup));
    call.services().schedule().at(DrillExpiry.subject(id), stored.expires());
    return drill;
  }

  /** What is due: the end of a drill that nobody ended. */
  static void expire(Call call, String id) {
    call.storage()
        .get(openAt(id), Place.class)
        .flatMap(place -> find(call.storage(), place.key(), place.backup(), id))
        .ifPresent(drill -> drill.end(StoredDrill.State.EXPIRED, call.now()));
  }

  String id() {
    return id;
  }

  StoredDrill stored() {
    return stored;
  }

  /**
   * Nothing if shares are still taken.
   *
   * @throws Refusal.InvalidRequest when it is over
   */
  void requireOpen(Instant now) {
    if (!stored.isOpen() || !now.isBefore(stored.expires())) {
      throw new Refusal.InvalidRequest(
          "the drill is over (%s); begin another"
              .formatted(stored.isOpen() ? "expired" : stored.state().label()));
    }
  }

  /** Decrypts what was encrypted to this drill. */
  byte[] decrypt(String armored) {
    try (AgeIdentity identity =
        AgeIdentity.of(
            AgeRecipient.parse(stored.recipient()), vault().get(IDENTITY).orElseThrow())) {
      return identity.decrypt(armored);
    }
  }

  /** Takes a share that is one of the backup's. */
  void take(StoredDrill.Given given, String words) {
    try (SecretBytes secret = SecretBytes.take(words.getBytes(StandardCharsets.US_ASCII))) {
      vault().put(share(given.number()), secret);
    }
    keep(stored.with(given));
  }

  void note(StoredDrill.Fault fault) {
    keep(stored.with(fault));
  }

  /** The shares of the groups that are complete; the caller closes them. */
  List<SecretBytes> shares(StoredBackup of) {
    return stored.complete(of).stream()
        .flatMap(group -> group.shares().stream())
        .filter(stored.has())
        .map(each -> vault().get(share(each.number())).orElseThrow())
        .toList();
  }

  /** Ends it, and erases its secrets. */
  void end(StoredDrill.State how, Instant now) {
    var _ = vault().erase();
    storage.delete(openAt(id));
    keep(stored.ended(how, now));
  }

  private void keep(StoredDrill changed) {
    stored = changed;
    changed.store(storage, key, backup, id);
  }

  private Vault vault() {
    return new Vault(storage, "drill-data/" + id, "drill-secret/" + id + "/");
  }

  private static String share(int number) {
    return "share-%03d".formatted(number);
  }

  private static String openAt(String id) {
    return "drill-open/" + id;
  }
}

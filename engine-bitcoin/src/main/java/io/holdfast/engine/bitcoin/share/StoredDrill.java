package io.holdfast.engine.bitcoin.share;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.engine.bitcoin.key.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A drill as it stands, and afterwards as evidence: who gave which share when, what was wrong, and
 * how it ended. The shares themselves are in a vault of their own until then.
 *
 * @param recipient the age key of this drill, which shares can be encrypted to
 */
record StoredDrill(
    String recipient,
    Instant started,
    Actor by,
    Instant expires,
    State state,
    List<Given> given,
    List<Fault> faults,
    @Nullable Instant ended) {

  /** How far a drill is. */
  enum State {
    /** Shares are lacking, or a passphrase. */
    OPEN,
    /** The shares restored the key. */
    PASSED,
    /** They restored another one, or none. */
    FAILED,
    /** Given up. */
    ABANDONED,
    /** Time ran out. */
    EXPIRED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A share that was given and is one of the backup's. */
  record Given(int number, String custodian, Instant time, Actor by) {}

  /** What was given and is not, or did not restore the key. */
  record Fault(Instant time, Actor by, String problem) {}

  static Optional<StoredDrill> find(StorageView storage, String key, String backup, String id) {
    return storage.get(prefix(key, backup) + id, StoredDrill.class);
  }

  static List<String> ids(StorageView storage, String key, String backup) {
    return storage.list(prefix(key, backup));
  }

  /** The one that began last. */
  static Optional<StoredDrill> newest(StorageView storage, String key, String backup) {
    return ids(storage, key, backup).stream()
        .flatMap(id -> find(storage, key, backup, id).stream())
        .reduce((one, other) -> one.started.isAfter(other.started) ? one : other);
  }

  void store(StorageView storage, String key, String backup, String id) {
    storage.put(prefix(key, backup) + id, this);
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  /** Whether enough shares were given to restore the key. */
  boolean isEnough(StoredBackup backup) {
    return complete(backup).size() >= backup.groupThreshold();
  }

  /** The groups of which enough shares were given. */
  List<StoredBackup.Group> complete(StoredBackup backup) {
    return backup.groups().stream()
        .filter(group -> group.shares().stream().filter(has()).count() >= group.threshold())
        .toList();
  }

  Predicate<StoredBackup.Holding> has() {
    return share -> given.stream().anyMatch(each -> each.number() == share.number());
  }

  StoredDrill with(Given one) {
    List<Given> all = new ArrayList<>(given);
    all.add(one);
    return new StoredDrill(recipient, started, by, expires, state, all, faults, ended);
  }

  StoredDrill with(Fault one) {
    List<Fault> all = new ArrayList<>(faults);
    all.add(one);
    return new StoredDrill(recipient, started, by, expires, state, given, all, ended);
  }

  StoredDrill ended(State how, Instant time) {
    return new StoredDrill(recipient, started, by, expires, how, given, faults, time);
  }

  /** How it went, in short. */
  ObjectNode summary() {
    ObjectNode view =
        Json.object().put("state", state.label()).put("started_time", started.toString());
    return ended == null ? view : view.put("ended_time", ended.toString());
  }

  ObjectNode view(String id, StoredBackup backup) {
    ObjectNode view = summary().put("id", id).put("by", by.name());
    if (isOpen()) {
      view.put("age_recipient", recipient).put("expire_time", expires.toString());
      view.put("enough", isEnough(backup));
      ArrayNode groups = view.putArray("groups");
      for (StoredBackup.Group group : backup.groups()) {
        groups
            .addObject()
            .put("name", group.name())
            .put("threshold", group.threshold())
            .put("given", group.shares().stream().filter(has()).count());
      }
      view.put("group_threshold", backup.groupThreshold());
    }
    ArrayNode shares = view.putArray("shares");
    for (Given each : given) {
      shares
          .addObject()
          .put("number", each.number())
          .put("custodian", each.custodian())
          .put("time", each.time().toString())
          .put("by", each.by().name())
          .put("entity_id", each.by().entity())
          .put("request_id", each.by().requestId());
    }
    ArrayNode problems = view.putArray("faults");
    for (Fault each : faults) {
      problems
          .addObject()
          .put("problem", each.problem())
          .put("time", each.time().toString())
          .put("by", each.by().name())
          .put("entity_id", each.by().entity())
          .put("request_id", each.by().requestId());
    }
    return view;
  }

  private static String prefix(String key, String backup) {
    return "drill/" + key + "/" + backup + "/";
  }
}

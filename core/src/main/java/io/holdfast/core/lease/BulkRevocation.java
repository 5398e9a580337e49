package io.holdfast.core.lease;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.backlog.Backlog;
import io.holdfast.core.backlog.Chore;
import io.holdfast.core.barrier.BarrierTx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends many leases of secrets: those of a token that ended or a mount that is removed, and those
 * below a path. Few are ended at once, the rest as a chore.
 */
public final class BulkRevocation {
  private static final String OF_TOKEN = "secret-leases-of-token";
  private static final String OF_MOUNT = "secret-leases-of-mount";
  private static final String UNDER = "secret-leases-under";
  private static final String FORCED = "secret-leases-forced";
  private static final int AT_ONCE = 64;
  private static final int STEP = 500;

  private BulkRevocation() {}

  /** What finishes large revocations. */
  public static Map<String, Chore> chores() {
    return Map.of(
        OF_TOKEN,
        (tx, item) -> endSome(tx, item, LeaseStore::ofToken, STEP),
        OF_MOUNT,
        (tx, item) -> endSome(tx, item, LeaseStore::ofMount, STEP),
        UNDER,
        BulkRevocation::endSomeUnder,
        FORCED,
        BulkRevocation::endSomeUnder);
  }

  /** Ends the leases of a token that ended. */
  public static void ofToken(BarrierTx tx, String token) {
    add(tx, new Backlog.Item(OF_TOKEN, token, ""), LeaseStore::ofToken);
  }

  /** Ends the leases of a mount that is removed. */
  public static void ofMount(BarrierTx tx, String mount) {
    add(tx, new Backlog.Item(OF_MOUNT, mount, ""), LeaseStore::ofMount);
  }

  /** Finds ids of leases. */
  @FunctionalInterface
  private interface Index {
    List<String> ids(BarrierTx tx, String of, String after, int limit);
  }

  private static void add(BarrierTx tx, Backlog.Item item, Index index) {
    endSome(tx, item, index, AT_ONCE).ifPresent(rest -> Backlog.put(tx, rest));
  }

  private static Optional<Backlog.Item> endSome(
      BarrierTx tx, Backlog.Item item, Index index, int step) {
    List<String> leases = index.ids(tx, item.subject(), item.state(), step);
    leases.forEach(id -> LeaseStore.find(tx, id).ifPresent(entry -> SecretLeases.end(tx, entry)));
    return leases.size() < step
        ? Optional.empty()
        : Optional.of(new Backlog.Item(item.kind(), item.subject(), leases.getLast()));
  }

  private static Optional<Backlog.Item> endSomeUnder(BarrierTx tx, Backlog.Item item) {
    return Under.of(item).some(tx, item.kind(), STEP).map(rest -> rest.item(item.kind()));
  }

  /**
   * Ends the leases of a namespace below a path that were made until now.
   *
   * @param path ends with a slash, or is empty for all
   * @param force whether to forget those that cannot be taken back, also of those that are to end
   *     already
   */
  public static void under(BarrierTx tx, Namespace namespace, String path, boolean force) {
    add(tx, UNDER, namespace, path, force);
    if (force) {
      add(tx, FORCED, namespace, path, true);
    }
  }

  private static void add(
      BarrierTx tx, String kind, Namespace namespace, String path, boolean force) {
    Under under = new Under(namespace.id(), path, tx.now(), force, "");
    under.some(tx, kind, AT_ONCE).ifPresent(rest -> Backlog.put(tx, rest.item(kind)));
  }

  /**
   * The leases of a namespace below a path.
   *
   * @param until those that were made later are left alone
   * @param after the one that was looked at last
   */
  private record Under(String namespace, String path, Instant until, boolean force, String after) {
    static Under of(Backlog.Item item) {
      String[] place = item.subject().split("/", 2);
      String[] state = item.state().split(" ", 3);
      return new Under(
          place[0], place[1], Instant.parse(state[0]), Boolean.parseBoolean(state[1]), state[2]);
    }

    Backlog.Item item(String kind) {
      return new Backlog.Item(kind, namespace + "/" + path, until + " " + force + " " + after);
    }

    /** Ends some; returns those that are left. */
    Optional<Under> some(BarrierTx tx, String kind, int step) {
      StorageView leases =
          kind.equals(FORCED) ? LeaseStore.ending(tx, namespace) : LeaseStore.all(tx, namespace);
      List<String> ids = leases.keys(path, after, step);
      for (String id : ids) {
        LeaseStore.find(tx, path + id)
            .filter(entry -> !entry.issued().isAfter(until))
            .ifPresent(entry -> end(tx, entry));
      }
      return ids.size() < step
          ? Optional.empty()
          : Optional.of(new Under(namespace, path, until, force, ids.getLast()));
    }

    private void end(BarrierTx tx, LeaseEntry entry) {
      if (force) {
        SecretLeases.force(tx, entry);
      } else {
        SecretLeases.end(tx, entry);
      }
    }
  }
}

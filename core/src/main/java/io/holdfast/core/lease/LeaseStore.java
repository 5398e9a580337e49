package io.holdfast.core.lease;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.lease.LeaseEntry.State;
import io.holdfast.core.quota.LeaseCounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leases of secrets in storage. For each: its entry by id, in its namespace, apart for those that
 * are to end, which nobody lists any more; its place in the order of time; its place with the token
 * that it ends with and with its mount; and, while something is odd about it, a mark that finds it
 * (begun, stuck).
 */
final class LeaseStore {
  private static final String LEASES = Layout.core(Namespace.ROOT) + "secret-lease/";
  private static final String ENTRY = "secret-lease/id/";
  private static final String ENDING = "secret-lease/ending/";
  private static final String TOKEN = LEASES + "token/";
  private static final String MOUNT = LEASES + "mount/";
  private static final String BEGUN = LEASES + "begun/";
  private static final String STUCK = LEASES + "stuck/";
  private static final DueIndex DUE = new DueIndex(LEASES + "due/");

  private LeaseStore() {}

  static Optional<LeaseEntry> find(BarrierTx tx, String id) {
    String namespace = Namespace.idIn(id);
    return all(tx, namespace)
        .get(id, LeaseEntry.class)
        .or(() -> ending(tx, namespace).get(id, LeaseEntry.class));
  }

  private static String tree(LeaseEntry entry) {
    return Layout.core(Namespace.idIn(entry.id())) + (entry.isEnding() ? ENDING : ENTRY);
  }

  /** Adds an entry, or replaces the one of its id. */
  static void put(BarrierTx tx, LeaseEntry entry) {
    @Nullable LeaseEntry before = find(tx, entry.id()).orElse(null);
    if (before != null && before.isEnding() != entry.isEnding()) {
      tx.delete(tree(before) + entry.id());
    }
    count(tx, entry.id(), isListed(before), isListed(entry));
    tx.view(tree(entry)).put(entry.id(), entry);
    if (before == null || !before.due().equals(entry.due())) {
      DUE.move(tx, entry.id(), before == null ? null : before.due(), entry.due());
    }
    if (before == null) {
      tx.put(mountKey(entry), new byte[0]);
      if (!entry.token().isEmpty()) {
        tx.put(tokenKey(entry), new byte[0]);
      }
    }
    mark(tx, BEGUN + entry.id(), entry.state() == State.BEGUN);
    mark(tx, STUCK + entry.id(), entry.isStuck());
  }

  private static boolean isListed(@Nullable LeaseEntry entry) {
    return entry != null && !entry.isEnding();
  }

  /** What is to end counts no more: its client has nothing of it. */
  private static void count(BarrierTx tx, String id, boolean before, boolean after) {
    if (after && !before) {
      LeaseCounts.added(tx, id);
    } else if (before && !after) {
      LeaseCounts.removed(tx, id);
    }
  }

  private static void mark(BarrierTx tx, String key, boolean set) {
    if (set != tx.exists(key)) {
      if (set) {
        tx.put(key, new byte[0]);
      } else {
        tx.delete(key);
      }
    }
  }

  static void remove(BarrierTx tx, LeaseEntry entry) {
    tx.delete(tree(entry) + entry.id());
    count(tx, entry.id(), isListed(entry), false);
    DUE.move(tx, entry.id(), entry.due(), null);
    tx.delete(mountKey(entry));
    if (!entry.token().isEmpty()) {
      tx.delete(tokenKey(entry));
    }
    mark(tx, BEGUN + entry.id(), false);
    mark(tx, STUCK + entry.id(), false);
  }

  private static String tokenKey(LeaseEntry entry) {
    return TOKEN + entry.token() + "/" + entry.id();
  }

  private static String mountKey(LeaseEntry entry) {
    return MOUNT + entry.mount() + "/" + entry.id();
  }

  /** All leases of a namespace by id, but for those that are to end. */
  static StorageView all(BarrierTx tx, String namespaceId) {
    return tx.view(Layout.core(namespaceId) + ENTRY);
  }

  /** The leases of a namespace that are to end, by id. */
  static StorageView ending(BarrierTx tx, String namespaceId) {
    return tx.view(Layout.core(namespaceId) + ENDING);
  }

  /** Ids of leases that end with a token, at most so many. */
  static List<String> ofToken(BarrierTx tx, String token, String after, int limit) {
    return tx.view(TOKEN + token + "/").keys("", after, limit);
  }

  /** Ids of a mount's leases, also of such as are to end, at most so many. */
  static List<String> ofMount(BarrierTx tx, String mount, String after, int limit) {
    return tx.view(MOUNT + mount + "/").keys("", after, limit);
  }

  /** Ids of leases that were begun and not confirmed. */
  static List<String> begun(BarrierTx tx, int limit) {
    return tx.view(BEGUN).keys("", "", limit);
  }

  /** Ids of leases that could not be revoked again and again. */
  static List<String> stuck(BarrierTx tx, int limit) {
    return tx.view(STUCK).keys("", "", limit);
  }

  /** The first that are due. */
  static List<DueIndex.Due> due(BarrierTx tx, Instant now, int limit) {
    return DUE.due(tx, now, limit);
  }

  /** Takes an id whose entry is gone out of the order of time. */
  static void forget(BarrierTx tx, DueIndex.Due due) {
    DUE.move(tx, due.id(), due.when(), null);
  }
}

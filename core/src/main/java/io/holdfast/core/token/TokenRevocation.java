package io.holdfast.core.token;

import io.holdfast.api.Namespace;
import io.holdfast.core.backlog.Backlog;
import io.holdfast.core.backlog.Chore;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.barrier.SnapshotCache;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends tokens with all that hangs below them.
 *
 * <p>A token is good for as long as everything above it is ({@link Tokens#live}), so that removing
 * one entry makes a tree of any size useless at once. A small tree is removed in the same
 * transaction; of a large one, the rest is a chore. The same holds for the tokens of a path, which
 * a stored revocation shuts out until the last of them is removed: each token carries the epoch
 * that it was made in, and a revocation ends those up to its own. See docs/adr/085.
 */
public final class TokenRevocation {
  private static final String CHILDREN = "token-children";
  private static final String ORPHANS = "token-orphans";
  private static final String UNDER = "token-leases";

  /** So many tokens are removed in one transaction. */
  private static final int AT_ONCE = 64;

  private static final String EPOCH = Layout.core(Namespace.ROOT) + "token/epoch";

  private final TokenStore store;
  private final SnapshotCache<List<PathRevocation>> underway =
      new SnapshotCache<>(
          Layout.core(Namespace.ROOT) + "token/revocations-changed", TokenRevocation::load);

  /**
   * The revocation of all tokens whose leases lie below a path.
   *
   * @param namespace the id of the namespace whose tokens it ends
   * @param epoch the last epoch whose tokens it ends
   * @param after the lease that was looked at last
   */
  private record PathRevocation(String namespace, String path, long epoch, String after) {
    static PathRevocation of(Backlog.Item item) {
      String[] place = item.subject().split("/", 2);
      String[] parts = item.state().split("/", 2);
      return new PathRevocation(place[0], place[1], Long.parseLong(parts[0]), parts[1]);
    }

    Backlog.Item item() {
      return new Backlog.Item(UNDER, namespace + "/" + path, epoch + "/" + after);
    }

    boolean ends(TokenEntry entry) {
      return entry.hasLease()
          && entry.namespaceId().equals(namespace)
          && entry.epoch() <= epoch
          && entry.leaseId().startsWith(path);
    }
  }

  TokenRevocation(TokenStore store) {
    this.store = store;
  }

  /** What finishes large revocations. */
  public Map<String, Chore> chores() {
    return Map.of(
        CHILDREN, this::removeChildren, ORPHANS, this::adoptOrphans, UNDER, this::removeUnder);
  }

  /** The epoch of tokens that are made now. */
  long epoch(BarrierTx tx) {
    return tx.get(EPOCH).map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(0L);
  }

  /** Whether a revocation of a path that is underway ends this token. */
  boolean isRevoked(BarrierTx tx, TokenEntry entry) {
    List<PathRevocation> revocations = underway.at(tx);
    return !revocations.isEmpty() && revocations.stream().anyMatch(each -> each.ends(entry));
  }

  /** Whether the children of a token that is gone live on as orphans. */
  boolean leavesOrphans(BarrierTx tx, String id) {
    return Backlog.holds(tx, ORPHANS, id);
  }

  /** Whether children of a token that is gone are still there, so that its id cannot come back. */
  boolean isUnfinished(BarrierTx tx, String id) {
    return Backlog.holds(tx, CHILDREN, id) || leavesOrphans(tx, id);
  }

  /** Ends a token and everything below it. */
  void revoke(BarrierTx tx, TokenEntry root) {
    Deque<String> parents = new ArrayDeque<>();
    store.remove(tx, root);
    parents.add(root.id());
    int left = AT_ONCE;
    while (!parents.isEmpty()) {
      String parent = parents.remove();
      List<String> children = store.children(tx, parent, left + 1);
      if (children.size() > left) {
        Backlog.put(tx, new Backlog.Item(CHILDREN, parent, ""));
        continue;
      }
      left -= children.size();
      for (String child : children) {
        removeChild(tx, parent, child);
        parents.add(child);
      }
    }
  }

  private void removeChild(BarrierTx tx, String parent, String child) {
    store
        .byId(tx, child)
        .ifPresentOrElse(
            entry -> store.remove(tx, entry), () -> store.removeFromParent(tx, parent, child));
  }

  /** A chore: removes children of a token that is gone, and leaves theirs to a chore each. */
  private Optional<Backlog.Item> removeChildren(BarrierTx tx, Backlog.Item item) {
    String parent = item.subject();
    List<String> children = store.children(tx, parent, AT_ONCE);
    for (String child : children) {
      removeChild(tx, parent, child);
      if (!store.children(tx, child, 1).isEmpty()) {
        Backlog.put(tx, new Backlog.Item(CHILDREN, child, ""));
      }
    }
    return children.size() < AT_ONCE ? Optional.empty() : Optional.of(item);
  }

  /** Ends a token whose children live on as orphans. */
  void revokeAlone(BarrierTx tx, TokenEntry entry) {
    store.remove(tx, entry);
    Backlog.Item item = new Backlog.Item(ORPHANS, entry.id(), "");
    if (store.children(tx, entry.id(), AT_ONCE).size() == AT_ONCE) {
      Backlog.put(tx, item);
    } else {
      var _ = adoptOrphans(tx, item);
    }
  }

  /** A chore: takes their parent off children that live on. */
  private Optional<Backlog.Item> adoptOrphans(BarrierTx tx, Backlog.Item item) {
    String parent = item.subject();
    List<String> children = store.children(tx, parent, AT_ONCE);
    for (String child : children) {
      store.byId(tx, child).ifPresent(entry -> store.update(tx, entry, entry.orphaned()));
      store.removeFromParent(tx, parent, child);
    }
    return children.size() < AT_ONCE ? Optional.empty() : Optional.of(item);
  }

  /** Ends a namespace's tokens whose leases lie below a path that ends with a slash, or all. */
  void revokeUnder(BarrierTx tx, Namespace namespace, String path) {
    List<String> leases = store.leases(tx, namespace.id()).keys(path, "", AT_ONCE + 1);
    if (leases.size() <= AT_ONCE) {
      leases.forEach(
          lease -> store.byLease(tx, path + lease).ifPresent(entry -> revoke(tx, entry)));
      return;
    }
    long epoch = epoch(tx);
    tx.put(EPOCH, ByteBuffer.allocate(Long.BYTES).putLong(epoch + 1).array());
    Backlog.put(tx, new PathRevocation(namespace.id(), path, epoch, "").item());
    underway.invalidate(tx);
  }

  /** A chore: removes tokens below a path. */
  private Optional<Backlog.Item> removeUnder(BarrierTx tx, Backlog.Item item) {
    PathRevocation revocation = PathRevocation.of(item);
    String path = revocation.path();
    List<String> leases =
        store.leases(tx, revocation.namespace()).keys(path, revocation.after(), AT_ONCE);
    for (String lease : leases) {
      store
          .byLease(tx, path + lease)
          .filter(revocation::ends)
          .ifPresent(entry -> revoke(tx, entry));
    }
    if (leases.size() < AT_ONCE) {
      underway.invalidate(tx);
      return Optional.empty();
    }
    return Optional.of(
        new PathRevocation(revocation.namespace(), path, revocation.epoch(), leases.getLast())
            .item());
  }

  private static List<PathRevocation> load(BarrierTx tx) {
    return Backlog.of(tx, UNDER).stream().map(PathRevocation::of).toList();
  }

  void clear() {
    underway.clear();
  }
}

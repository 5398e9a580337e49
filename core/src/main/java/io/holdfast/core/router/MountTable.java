package io.holdfast.core.router;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.backlog.StorageDeletion;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.barrier.SnapshotCache;
import io.holdfast.core.lease.BulkRevocation;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.namespace.NamespaceStore;
import io.holdfast.core.namespace.NamespaceTree;
import io.holdfast.core.schedule.ScheduleStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mounts of all namespaces in storage, and the routers made of them. */
public final class MountTable {
  private static final String MOUNTS = "mounts/";

  /** Mounts that were removed and whose leases are still to be taken back. */
  private static final String RETIRED = "mounts-retired/";

  private final SnapshotCache<Topology> topology;
  private final Backends backends;
  private final LeaseLimits limits;

  public MountTable(Backends backends, LeaseLimits limits) {
    this.backends = backends;
    this.limits = limits;
    this.topology = new SnapshotCache<>(Layout.core(Namespace.ROOT) + "mounts-changed", this::load);
  }

  private Topology load(BarrierTx tx) {
    return new Topology(
        new NamespaceTree(NamespaceStore.all(tx)), router(tx, Namespace.ROOT), this::router);
  }

  private Router router(BarrierTx tx, Namespace namespace) {
    return new Router(
        namespace,
        read(tx, folder(namespace, MOUNTS)),
        read(tx, folder(namespace, RETIRED)),
        backends,
        limits);
  }

  private static String folder(Namespace namespace, String kind) {
    return Layout.core(namespace) + kind;
  }

  private static List<MountEntry> read(BarrierTx tx, String prefix) {
    StorageView view = tx.view(prefix);
    List<MountEntry> entries = new ArrayList<>();
    for (String uuid : view.list("")) {
      view.get(uuid, MountEntry.class).ifPresent(entries::add);
    }
    return entries;
  }

  /** All namespaces and their mounts as of the transaction's snapshot. */
  public Topology at(BarrierTx tx) {
    return topology.at(tx);
  }

  /** The router of a namespace as of the transaction's snapshot. */
  public Router at(BarrierTx tx, Namespace namespace) {
    return at(tx).of(tx, namespace);
  }

  /** The namespaces as of the transaction's snapshot. */
  public NamespaceTree namespaces(BarrierTx tx) {
    return at(tx).namespaces();
  }

  /** The mount of a UUID in whatever namespace, also one that has no path any more. */
  public Optional<Router.Mounted> byUuid(BarrierTx tx, String uuid) {
    return at(tx).byUuid(tx, uuid);
  }

  /** Adds or replaces a mount. */
  public void put(BarrierTx tx, Namespace namespace, MountEntry entry) {
    tx.view(folder(namespace, MOUNTS)).put(entry.uuid(), entry);
    MountPlaces.put(tx, namespace, entry.uuid());
    changed(tx);
  }

  /**
   * Moves a mount to another path, also of another namespace. Its storage stays where it is; its
   * leases end when it leaves its namespace, which their ids name.
   */
  public void move(BarrierTx tx, Router.Mounted mounted, Namespace to, String path) {
    if (mounted.namespace().equals(to)) {
      put(tx, to, mounted.entry().at(path));
      return;
    }
    tx.view(folder(mounted.namespace(), MOUNTS)).delete(mounted.entry().uuid());
    BulkRevocation.ofMount(tx, mounted.entry().uuid());
    put(tx, to, mounted.entry().movedFrom(mounted.namespace(), path));
  }

  /**
   * Removes a mount; what it stored can be reached no more, and is deleted. While there are leases
   * to take back, its engine goes on for that alone.
   */
  public void remove(BarrierTx tx, Namespace namespace, MountEntry entry) {
    tx.view(folder(namespace, MOUNTS)).delete(entry.uuid());
    ScheduleStore.clear(tx, entry.uuid());
    if (SecretLeases.hasAny(tx, entry.uuid())) {
      BulkRevocation.ofMount(tx, entry.uuid());
      tx.view(folder(namespace, RETIRED)).put(entry.uuid(), entry);
    } else {
      forget(tx, namespace, entry);
    }
    changed(tx);
  }

  /**
   * Removes some mounts of a namespace, also such as have no implementation any more.
   *
   * @return whether there were any
   */
  public boolean removeSome(BarrierTx tx, Namespace namespace, int limit) {
    StorageView view = tx.view(folder(namespace, MOUNTS));
    List<String> uuids = view.list("", "", limit);
    for (String uuid : uuids) {
      view.get(uuid, MountEntry.class).ifPresent(entry -> remove(tx, namespace, entry));
    }
    return !uuids.isEmpty();
  }

  /** Ends a mount that was removed, once the last of its leases is gone. */
  public void endRetired(BarrierTx tx, String uuid) {
    byUuid(tx, uuid)
        .ifPresent(mounted -> {
          StorageView retired = tx.view(folder(mounted.namespace(), RETIRED));
          if (retired.exists(uuid) && !SecretLeases.hasAny(tx, uuid)) {
            retired.delete(uuid);
            forget(tx, mounted.namespace(), mounted.entry());
            changed(tx);
            NamespaceStore.goOnRemoving(tx, mounted.namespace().id());
          }
        });
  }

  private static void forget(BarrierTx tx, Namespace namespace, MountEntry entry) {
    MountPlaces.forget(tx, entry.uuid());
    StorageDeletion.delete(tx, entry.place(namespace));
    StorageDeletion.delete(tx, Layout.catalog(entry.home(namespace), entry.uuid()));
  }

  /** Whether mounts of a namespace that were removed still have leases to be taken back. */
  public boolean hasRetired(BarrierTx tx, Namespace namespace) {
    return !tx.view(folder(namespace, RETIRED)).list("", "", 1).isEmpty();
  }

  /** Says that mounts or namespaces change within a transaction. */
  public void changed(BarrierTx tx) {
    topology.invalidate(tx);
  }

  public void clear() {
    topology.clear();
  }
}

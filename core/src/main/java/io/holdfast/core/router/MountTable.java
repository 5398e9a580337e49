package io.holdfast.core.router;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.backlog.StorageDeletion;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.barrier.SnapshotCache;
import io.holdfast.core.lease.BulkRevocation;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.schedule.ScheduleStore;
import java.util.ArrayList;
import java.util.List;

/** The mounts of a namespace in storage, and the router made of them. */
public final class MountTable {
  private static final String MOUNTS = Layout.core(Namespace.ROOT) + "mounts/";

  /** Mounts that were removed and whose leases are still to be taken back. */
  private static final String RETIRED = Layout.core(Namespace.ROOT) + "mounts-retired/";

  private final SnapshotCache<Router> router;

  public MountTable(Backends backends, LeaseLimits limits) {
    this.router =
        new SnapshotCache<>(
            Layout.core(Namespace.ROOT) + "mounts-changed",
            tx -> new Router(load(tx, MOUNTS), load(tx, RETIRED), backends, limits));
  }

  /** The router as of the transaction's snapshot. */
  public Router at(BarrierTx tx) {
    return router.at(tx);
  }

  /** Adds or replaces a mount. */
  public void put(BarrierTx tx, MountEntry entry) {
    tx.view(MOUNTS).put(entry.uuid(), entry);
    router.invalidate(tx);
  }

  /**
   * Removes a mount; what it stored can be reached no more, and is deleted. While there are leases
   * to take back, its engine goes on for that alone.
   */
  public void remove(BarrierTx tx, MountEntry entry) {
    tx.view(MOUNTS).delete(entry.uuid());
    ScheduleStore.clear(tx, entry.uuid());
    if (SecretLeases.hasAny(tx, entry.uuid())) {
      BulkRevocation.ofMount(tx, entry.uuid());
      tx.view(RETIRED).put(entry.uuid(), entry);
    } else {
      StorageDeletion.delete(tx, Layout.mount(Namespace.ROOT, entry.uuid()));
    }
    router.invalidate(tx);
  }

  /** Ends a mount that was removed, once the last of its leases is gone. */
  public void endRetired(BarrierTx tx, String uuid) {
    if (tx.view(RETIRED).exists(uuid) && !SecretLeases.hasAny(tx, uuid)) {
      tx.view(RETIRED).delete(uuid);
      StorageDeletion.delete(tx, Layout.mount(Namespace.ROOT, uuid));
      router.invalidate(tx);
    }
  }

  public void clear() {
    router.clear();
  }

  private static List<MountEntry> load(BarrierTx tx, String prefix) {
    StorageView view = tx.view(prefix);
    List<MountEntry> entries = new ArrayList<>();
    for (String uuid : view.list("")) {
      view.get(uuid, MountEntry.class).ifPresent(entries::add);
    }
    return entries;
  }
}

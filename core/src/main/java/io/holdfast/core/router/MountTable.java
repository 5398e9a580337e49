package io.holdfast.core.router;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.backlog.StorageDeletion;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.barrier.SnapshotCache;
import java.util.ArrayList;
import java.util.List;

/** The mounts of a namespace in storage, and the router made of them. */
public final class MountTable {
  private static final String MOUNTS = Layout.core(Namespace.ROOT) + "mounts/";

  private final SnapshotCache<Router> router;

  public MountTable(Backends backends, LeaseLimits limits) {
    this.router =
        new SnapshotCache<>(
            Layout.core(Namespace.ROOT) + "mounts-changed",
            tx -> new Router(load(tx), backends, limits));
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

  /** Removes a mount; what it stored can be reached no more, and is deleted. */
  public void remove(BarrierTx tx, MountEntry entry) {
    tx.view(MOUNTS).delete(entry.uuid());
    StorageDeletion.delete(tx, Layout.mount(Namespace.ROOT, entry.uuid()));
    router.invalidate(tx);
  }

  public void clear() {
    router.clear();
  }

  private static List<MountEntry> load(BarrierTx tx) {
    StorageView view = tx.view(MOUNTS);
    List<MountEntry> entries = new ArrayList<>();
    for (String uuid : view.list("")) {
      view.get(uuid, MountEntry.class).ifPresent(entries::add);
    }
    return entries;
  }
}

package io.holdfast.core.namespace;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.backlog.Backlog;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.util.List;
import java.util.Optional;

/**
 * Namespaces in storage, by id. Whoever changes them says so to the {@link
 * io.holdfast.core.router.MountTable}, which knows the tree.
 */
public final class NamespaceStore {
  private static final String NAMESPACES = Layout.core(Namespace.ROOT) + "namespace/";

  /** The kind of unfinished work that removes a namespace; its subject is the id. */
  public static final String REMOVAL = "namespace";

  private NamespaceStore() {}

  /** Has the removal of a namespace go on. */
  public static void goOnRemoving(BarrierTx tx, String id) {
    if (find(tx, id).filter(NamespaceEntry::deleting).isPresent()) {
      Backlog.put(tx, new Backlog.Item(REMOVAL, id, ""));
    }
  }

  public static List<NamespaceEntry> all(BarrierTx tx) {
    StorageView view = tx.view(NAMESPACES);
    return view.list("").stream()
        .flatMap(id -> view.get(id, NamespaceEntry.class).stream())
        .toList();
  }

  public static Optional<NamespaceEntry> find(BarrierTx tx, String id) {
    return tx.view(NAMESPACES).get(id, NamespaceEntry.class);
  }

  /** The path of a namespace; empty for the root's, and of one that is gone. */
  public static String path(BarrierTx tx, String id) {
    return id.equals(Namespace.ROOT.id()) ? "" : find(tx, id).map(NamespaceEntry::path).orElse("");
  }

  public static void put(BarrierTx tx, NamespaceEntry entry) {
    tx.view(NAMESPACES).put(entry.id(), entry);
  }

  public static void remove(BarrierTx tx, String id) {
    tx.view(NAMESPACES).delete(id);
  }
}

package io.holdfast.core.sys.namespace;

import io.holdfast.core.backlog.Backlog;
import io.holdfast.core.backlog.Chore;
import io.holdfast.core.backlog.StorageDeletion;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.namespace.NamespaceEntry;
import io.holdfast.core.namespace.NamespaceStore;
import io.holdfast.core.router.MountTable;
import io.holdfast.core.token.Tokens;
import java.util.Optional;

/**
 * Removes a namespace that nobody gets into any more, in steps: its mounts, which take back what
 * they lent, its tokens, and at last all that is kept for it. While secrets are still to be taken
 * back it waits; the end of the last of them has it go on.
 *
 * @param tokens of all namespaces
 */
public record NamespaceRemoval(MountTable mounts, Tokens tokens) implements Chore {
  private static final int MOUNTS = 8;
  private static final int TOKENS = 64;

  @Override
  public Optional<Backlog.Item> step(BarrierTx tx, Backlog.Item item) {
    Optional<NamespaceEntry> entry = NamespaceStore.find(tx, item.subject());
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    NamespaceEntry ending = entry.get();
    if (mounts.removeSome(tx, ending.namespace(), MOUNTS)
        || tokens.revokeSome(tx, ending.namespace(), TOKENS)) {
      return Optional.of(item);
    }
    if (!mounts.hasRetired(tx, ending.namespace())) {
      NamespaceStore.remove(tx, ending.id());
      mounts.changed(tx);
      StorageDeletion.delete(tx, Layout.core(ending.id()));
    }
    return Optional.empty();
  }
}

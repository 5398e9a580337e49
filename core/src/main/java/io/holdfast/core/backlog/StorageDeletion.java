package io.holdfast.core.backlog;

import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import java.util.List;
import java.util.Optional;

/**
 * Deletes what lies below a prefix that nothing leads to any more: the storage of a mount that was
 * removed, the cubbyhole of a token that ended. Little is deleted at once, much as a chore.
 */
public final class StorageDeletion implements Chore {
  /** The kind of item; its subject is the prefix. */
  public static final String KIND = "storage";

  /** So many keys are deleted within the transaction that asks for it. */
  private static final int AT_ONCE = 64;

  private static final int STEP = 1000;

  /** Deletes all keys with a prefix, of a place that is never used again. */
  public static void delete(BarrierTx tx, String prefix) {
    if (deleted(tx, prefix, AT_ONCE) > AT_ONCE) {
      Backlog.put(tx, new Backlog.Item(KIND, prefix, ""));
    }
  }

  @Override
  public Optional<Backlog.Item> step(BarrierTx tx, Backlog.Item item) {
    return deleted(tx, item.subject(), STEP) > STEP ? Optional.of(item) : Optional.empty();
  }

  /** Deletes up to so many keys; one more is found when there are more. */
  private static int deleted(BarrierTx tx, String prefix, int most) {
    StorageView view = tx.view(prefix);
    List<String> keys = view.keys("", "", most + 1);
    keys.stream().limit(most).forEach(view::delete);
    return keys.size();
  }
}

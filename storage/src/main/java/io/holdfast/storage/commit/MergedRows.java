package io.holdfast.storage.commit;

import io.holdfast.storage.table.Change;
import io.holdfast.storage.table.Rows;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The rows of a snapshot with a transaction's own changes laid over them. */
final class MergedRows implements Rows {

  private final Rows stored;
  private final Iterator<Change> changes;
  private boolean hasStored;
  private @Nullable Change change;
  private boolean atChange;
  private boolean started;

  /**
   * @param changes the changes within the same range, in order
   */
  MergedRows(Rows stored, Iterator<Change> changes) {
    this.stored = stored;
    this.changes = changes;
    this.hasStored = stored.next();
    this.change = nextChange();
  }

  @Override
  public boolean next() {
    if (started) {
      leave();
    }
    started = true;
    return settle();
  }

  private void leave() {
    if (atChange) {
      change = nextChange();
    } else {
      hasStored = stored.next();
    }
  }

  /** Finds which of the two sides comes first, skipping what was changed or removed. */
  private boolean settle() {
    while (true) {
      Change own = change;
      if (own == null) {
        atChange = false;
        return hasStored;
      }
      int order = hasStored ? Arrays.compareUnsigned(stored.key(), own.key()) : 1;
      if (order < 0) {
        atChange = false;
        return true;
      }
      if (order == 0) {
        hasStored = stored.next();
      }
      if (own.value() != null) {
        atChange = true;
        return true;
      }
      change = nextChange();
    }
  }

  private @Nullable Change nextChange() {
    return changes.hasNext() ? changes.next() : null;
  }

  @Override
  public byte[] key() {
    Change own = change;
    return atChange && own != null ? own.key() : stored.key();
  }

  @Override
  public byte[] value() {
    Change own = change;
    byte[] value = atChange && own != null ? own.value() : null;
    return value == null ? stored.value() : value.clone();
  }

  @Override
  public void close() {
    stored.close();
  }
}

package io.holdfast.core.lease;

import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ends when within the storage alone (tokens): the id carries the kind of thing. */
public final class ExpiryIndex {
  private static final DueIndex INDEX = new DueIndex(Layout.core(Namespace.ROOT) + "expiry/");

  private ExpiryIndex() {}

  /** Something that is due. */
  public record Due(Instant when, String kind, String id) {
    static Due of(DueIndex.Due due) {
      String[] parts = due.id().split("/", 2);
      return new Due(due.when(), parts[0], parts[1]);
    }
  }

  /** Moves something from one time to another; null is never. */
  public static void move(
      BarrierTx tx, String kind, String id, @Nullable Instant from, @Nullable Instant to) {
    INDEX.move(tx, kind + "/" + id, from, to);
  }

  /** The first things that are due at a time, oldest first. */
  public static List<Due> due(BarrierTx tx, Instant now, int limit) {
    return INDEX.due(tx, now, limit).stream().map(Due::of).toList();
  }
}

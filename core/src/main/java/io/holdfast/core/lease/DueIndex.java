package io.holdfast.core.lease;

import io.holdfast.core.barrier.BarrierTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is due when, in order of time: keys {@code <milliseconds, 16 hex digits>/<id>} below a
 * prefix of the storage.
 */
public record DueIndex(String prefix) {

  /** Something that is due. */
  public record Due(Instant when, String id) {}

  /** Moves something from one time to another; null is never. */
  public void move(BarrierTx tx, String id, @Nullable Instant from, @Nullable Instant to) {
    if (from != null) {
      tx.delete(key(from, id));
    }
    if (to != null) {
      tx.put(key(to, id), new byte[0]);
    }
  }

  private String key(Instant when, String id) {
    return prefix + HexFormat.of().toHexDigits(millis(when)) + "/" + id;
  }

  /** Rounded up: what is due by the index must be over by the clock as well. */
  private static long millis(Instant when) {
    long millis = when.toEpochMilli();
    return when.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
  }

  /** The first things that are due at a time, oldest first. */
  public List<Due> due(BarrierTx tx, Instant now, int limit) {
    List<Due> due = new ArrayList<>();
    for (String key : tx.view(prefix).keys("", "", limit)) {
      String[] parts = key.split("/", 2);
      Instant when = Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(parts[0]));
      if (when.isAfter(now)) {
        return due;
      }
      due.add(new Due(when, parts[1]));
    }
    return due;
  }
}

package io.holdfast.core.lease;

import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What expires when, in order of time: keys {@code expiry/<milliseconds, 16 hex
 * digits>/<kind>/<id>}.
 */
public final class ExpiryIndex {
  private static final String INDEX = Layout.core(Namespace.ROOT) + "expiry/";

  private ExpiryIndex() {}

  /** Something that is due. */
  public record Due(Instant when, String kind, String id) {}

  /** Moves something from one time to another; null is never. */
  public static void move(
      BarrierTx tx, String kind, String id, @Nullable Instant from, @Nullable Instant to) {
    if (from != null) {
      tx.delete(key(from, kind, id));
    }
    if (to != null) {
      tx.put(key(to, kind, id), new byte[0]);
    }
  }

  private static String key(Instant when, String kind, String id) {
    return INDEX + HexFormat.of().toHexDigits(millis(when)) + "/" + kind + "/" + id;
  }

  /** Rounded up: what is due by the index must be over by the clock as well. */
  private static long millis(Instant when) {
    long millis = when.toEpochMilli();
    return when.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
  }

  /** The first things that are due at a time, oldest first. */
  public static List<Due> due(BarrierTx tx, Instant now, int limit) {
    List<Due> due = new ArrayList<>();
    for (String key : tx.view(INDEX).keys("", "", limit)) {
      String[] parts = key.split("/", 3);
      Instant when = Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(parts[0]));
      if (when.isAfter(now)) {
        return due;
      }
      due.add(new Due(when, parts[1], parts[2]));
    }
    return due;
  }
}

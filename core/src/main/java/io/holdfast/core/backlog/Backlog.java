package io.holdfast.core.backlog;

import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The items in storage: keys {@code backlog/<kind>/<subject>}, each with how far it is done. */
public final class Backlog {
  private static final String ITEMS = Layout.core(Namespace.ROOT) + "backlog/";

  /** How many items are looked at for one that can be done. */
  private static final int WINDOW = 100;

  /**
   * Something to be finished.
   *
   * @param kind which {@link Chore} does it
   * @param subject what it is about; at most one item is kept of each kind and subject
   * @param state what the chore needs to go on, e.g. the last key that was done
   */
  public record Item(String kind, String subject, String state) {
    private String key() {
      return ITEMS + kind + "/" + subject;
    }
  }

  private Backlog() {}

  /** Adds an item, or replaces the one of the same kind and subject. */
  public static void put(BarrierTx tx, Item item) {
    tx.put(item.key(), item.state().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether something is still to be finished. */
  public static boolean holds(BarrierTx tx, String kind, String subject) {
    return tx.exists(new Item(kind, subject, "").key());
  }

  /** All items of a kind. */
  public static List<Item> of(BarrierTx tx, String kind) {
    return tx.view(ITEMS).keys(kind + "/", "", Integer.MAX_VALUE).stream()
        .flatMap(subject -> read(tx, kind, subject).stream())
        .toList();
  }

  /** The first items of all kinds. */
  static List<Item> first(BarrierTx tx) {
    return tx.view(ITEMS).keys("", "", WINDOW).stream()
        .map(key -> key.split("/", 2))
        .flatMap(parts -> read(tx, parts[0], parts[1]).stream())
        .toList();
  }

  private static Optional<Item> read(BarrierTx tx, String kind, String subject) {
    return tx.get(new Item(kind, subject, "").key())
        .map(state -> new Item(kind, subject, new String(state, StandardCharsets.UTF_8)));
  }

  static void remove(BarrierTx tx, Item item) {
    tx.delete(item.key());
  }
}

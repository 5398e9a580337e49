package io.holdfast.core.catalog;

import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The part of the catalog that is a mount's, within a transaction. It lies where the mount's
 * storage does, so that it moves and ends with it.
 */
final class MountRows {
  private static final String ROWS = "row/";
  private static final String SAID = "said/";

  private final BarrierTx tx;
  private final String place;
  private final StorageView rows;
  private final StorageView said;

  /**
   * @param home the id of the namespace whose storage the mount's lies in
   */
  MountRows(BarrierTx tx, String home, String mount) {
    this.tx = tx;
    this.place = Layout.catalog(home, mount);
    this.rows = tx.view(place + ROWS);
    this.said = tx.view(place + SAID);
  }

  void put(String subject, Row row) {
    rows.put(subject, row.encode());
  }

  Optional<Row> find(String subject) {
    return rows.get(subject).map(Row::decode);
  }

  void remove(String subject) {
    rows.delete(subject);
    if (said.exists(subject)) {
      said.delete(subject);
    }
  }

  /** What is said of one secret itself. */
  Ownership said(String subject) {
    return said.get(subject, Ownership.class).orElse(Ownership.UNSAID);
  }

  void say(String subject, Ownership ownership) {
    if (ownership.saysNothing()) {
      said.delete(subject);
    } else {
      said.put(subject, ownership);
    }
  }

  /** Shows all rows, in the order of their subjects. */
  void forEach(BiConsumer<String, Row> each) {
    tx.forEach(place + ROWS, (subject, row) -> each.accept(subject, Row.decode(row)));
  }

  /** Shows all that is said of single secrets. */
  void forEachSaid(BiConsumer<String, Ownership> each) {
    tx.forEach(
        place + SAID,
        (subject, text) -> each.accept(subject, io.holdfast.api.Json.read(text, Ownership.class)));
  }
}

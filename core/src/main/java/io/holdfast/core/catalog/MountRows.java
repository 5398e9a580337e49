package io.holdfast.core.catalog;

import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.api.catalog.CatalogEntry;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The part of the catalog that is a mount's, within a transaction. It lies where the mount's
 * storage does, so that it moves and ends with it.
 */
final class MountRows {
  private static final String ROWS = "row/";
  private static final String SAID = "said/";

  private final StorageView rows;
  private final StorageView said;

  /**
   * @param home the id of the namespace whose storage the mount's lies in
   */
  MountRows(BarrierTx tx, String home, String mount) {
    String place = Layout.catalog(home, mount);
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
    if (rows.exists(subject)) {
      rows.delete(subject);
    }
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

  /** Shows the rows whose subjects begin so, in the order of their subjects. */
  void forEach(String prefix, Consumer<CatalogEntry> each) {
    rows.forEach(prefix, (rest, row) -> each.accept(Row.decode(row).entry(prefix + rest)));
  }

  /** Shows all that is said of single secrets. */
  void forEachSaid(BiConsumer<String, Ownership> each) {
    said.forEach("", (subject, text) -> each.accept(subject, Json.read(text, Ownership.class)));
  }
}

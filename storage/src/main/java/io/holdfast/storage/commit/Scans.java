package io.holdfast.storage.commit;

import io.holdfast.storage.Entry;
import io.holdfast.storage.Keys;
import io.holdfast.storage.table.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects the first rows of a walk. */
final class Scans {

  private Scans() {}

  static void requireLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is 1 or more, not " + limit);
    }
  }

  static List<Entry> entries(Rows rows, int limit) {
    List<Entry> entries = new ArrayList<>();
    while (entries.size() < limit && rows.next()) {
      entries.add(new Entry(Keys.decode(rows.key()), rows.value()));
    }
    return entries;
  }

  static void forEach(Rows rows, Consumer<? super Entry> visitor) {
    while (rows.next()) {
      visitor.accept(new Entry(Keys.decode(rows.key()), rows.value()));
    }
  }

  static List<String> keys(Rows rows, int limit) {
    List<String> keys = new ArrayList<>();
    while (keys.size() < limit && rows.next()) {
      keys.add(Keys.decode(rows.key()));
    }
    return keys;
  }
}

package io.holdfast.storage.commit;

import io.holdfast.storage.Entry;
import io.holdfast.storage.Keys;
import io.holdfast.storage.table.Change;
import io.holdfast.storage.table.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Fills a table that nobody reads yet, a few megabytes at a time. */
final class TableFilling {

  private static final long STEP_BYTES = 4L << 20;

  private TableFilling() {}

  static void fill(Table table, Iterator<Entry> entries) {
    List<Change> step = new ArrayList<>();
    long bytes = 0;
    while (entries.hasNext()) {
      Entry entry = entries.next();
      step.add(new Change(Keys.encode(entry.key()), entry.value().clone()));
      bytes += entry.key().length() + (long) entry.value().length;
      if (bytes >= STEP_BYTES) {
        table.apply(step, 0);
        step = new ArrayList<>();
        bytes = 0;
      }
    }
    table.apply(step, 0);
  }
}

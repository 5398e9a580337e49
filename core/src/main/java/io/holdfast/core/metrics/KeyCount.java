package io.holdfast.core.metrics;

import io.holdfast.storage.KeyRange;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.Storage;
import java.util.List;

/** Counts keys on a snapshot, by pages; nothing is decrypted. */
public final class KeyCount {
  private static final int PAGE = 4096;

  private KeyCount() {}

  /** How many keys begin with a prefix. */
  public static long below(Storage storage, String prefix) {
    return storage.<Long>read(tx -> count(tx, prefix));
  }

  private static long count(ReadTx tx, String prefix) {
    KeyRange rest = KeyRange.prefix(prefix);
    long count = 0;
    List<String> page;
    do {
      page = tx.keys(rest, PAGE);
      count += page.size();
      rest = page.isEmpty() ? rest : rest.after(page.getLast());
    } while (page.size() == PAGE);
    return count;
  }
}

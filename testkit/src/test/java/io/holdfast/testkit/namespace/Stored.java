package io.holdfast.testkit.namespace;

import io.holdfast.storage.KeyRange;
import io.holdfast.storage.Storage;
import java.util.List;

/** What lies in a store, below the barrier. */
final class Stored {
  private Stored() {}

  /** How many keys begin with a prefix. */
  static int below(Storage storage, String prefix) {
    return keys(storage, prefix).size();
  }

  static List<String> keys(Storage storage, String prefix) {
    return storage.read(tx -> tx.keys(KeyRange.prefix(prefix), Integer.MAX_VALUE));
  }
}

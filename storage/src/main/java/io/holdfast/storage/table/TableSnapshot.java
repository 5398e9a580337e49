package io.holdfast.storage.table;

import org.jspecify.annotations.Nullable;

/** What a table held at one instant. Usable by many threads at once. */
public interface TableSnapshot extends AutoCloseable {

  /** The value at {@code key}, in an array of the caller's own; null where there is none. */
  byte @Nullable [] get(byte[] key);

  /** The rows from {@code from} (inclusive) to {@code to} (exclusive; null for the end). */
  Rows rows(byte[] from, byte @Nullable [] to);

  /** No thread may be using this snapshot or its rows. */
  @Override
  void close();
}

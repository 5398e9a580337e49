package io.holdfast.storage.table;

/** A walk over rows in the order of their keys. Usable by one thread. */
public interface Rows extends AutoCloseable {

  /** Moves to the first row, then to each next one; false when there is none. */
  boolean next();

  /** The key of this row; not to be changed. */
  byte[] key();

  /** The value of this row, in an array of the caller's own. */
  byte[] value();

  @Override
  void close();
}

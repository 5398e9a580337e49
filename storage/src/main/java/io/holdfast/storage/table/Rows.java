package io.holdfast.storage.table;

import java.util.NoSuchElementException;

/** A walk over rows in the order of their keys. Usable by one thread. */
public interface Rows extends AutoCloseable {

  /** No rows at all. */
  Rows NONE =
      new Rows() {
        @Override
        public boolean next() {
          return false;
        }

        @Override
        public byte[] key() {
          throw new NoSuchElementException("there is no row");
        }

        @Override
        public byte[] value() {
          throw new NoSuchElementException("there is no row");
        }

        @Override
        public void close() {}
      };

  /** Moves to the first row, then to each next one; false when there is none. */
  boolean next();

  /** The key of this row; not to be changed. */
  byte[] key();

  /** The value of this row, in an array of the caller's own. */
  byte[] value();

  @Override
  void close();
}

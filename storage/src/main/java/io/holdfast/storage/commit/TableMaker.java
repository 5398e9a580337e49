package io.holdfast.storage.commit;

import io.holdfast.storage.table.MemoryTable;
import io.holdfast.storage.table.Table;

/** Makes the table that takes the place of another when all content is replaced. */
public interface TableMaker {

  /** Of tables in memory, there is nothing to tell apart. */
  TableMaker IN_MEMORY =
      new TableMaker() {
        @Override
        public Table make() {
          return new MemoryTable();
        }

        @Override
        public Runnable establish() {
          return () -> {};
        }

        @Override
        public void abandon() {}
      };

  /** A new, empty table beside the one in use; what an earlier attempt left of one is removed. */
  Table make();

  /**
   * Makes the one that was made last the one that is opened from now on, durably.
   *
   * @return removes the one before, when that is closed
   * @throws io.holdfast.storage.StorageFullException if there is no room; the earlier one stays
   * @throws io.holdfast.storage.StorageFailedException if it is not known which one is opened then
   */
  Runnable establish();

  /** Removes the one that was made last, which is closed, and is not to be used after all. */
  void abandon();
}

package io.holdfast.storage.journal;

import io.holdfast.storage.table.Change;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Groups of committed transactions in order: group 1, 2, 3, ..., each with the changes to the table
 * and the records that became durable with them.
 *
 * <p>One thread appends; the others may be called by any.
 */
public interface GroupLog extends AutoCloseable {

  /**
   * Appends a group; when this returns, it is durable.
   *
   * @return the number of the group
   * @throws io.holdfast.storage.StorageFullException if there is no room; the log is as before
   * @throws io.holdfast.storage.StorageFailedException if the disk failed; the log must not be
   *     appended to any more
   */
  long append(List<Change> changes, List<byte[]> records);

  /** Which part of the log is written to. When it changes, earlier parts may be reclaimable. */
  long segment();

  /** The number of durable records there ever were. */
  long end();

  /** The number of the first record that is kept. */
  long firstKept();

  /** Reads the durable records from number {@code from} on, which is kept or is {@link #end}. */
  RecordReader read(long from);

  /**
   * Gives up the space of groups up to number {@code flushed}, which is asked only where that
   * matters, whose records are all below {@code released}. Groups go oldest first, several at a
   * time.
   */
  void reclaim(long released, LongSupplier flushed);

  @Override
  void close();
}

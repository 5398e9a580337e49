package io.holdfast.storage.table;

import java.util.List;
import java.util.Map;

/**
 * An ordered map of keys to values that takes numbered batches of changes.
 *
 * <p>One thread calls {@link #apply}, with rising sequence numbers; the others may be called by
 * any. A table need not keep a batch across a crash, as long as what it keeps is exactly the
 * batches up to {@link #applied}: the journal repeats the rest.
 */
public interface Table extends AutoCloseable {

  /** The kind of table, as in a configuration. */
  String type();

  /** The sequence number of the last batch in this table; 0 where there is none. */
  long applied();

  /** The sequence number of the last batch that this table keeps even if the machine dies now. */
  long flushed();

  /** Sees to it that {@link #flushed} reaches {@link #applied} soon; doesn't wait for it. */
  void flush();

  /** Flushes, and returns when {@link #flushed} has reached {@link #applied}. */
  void sync();

  /** Makes all changes at once, later ones over earlier ones. */
  void apply(List<Change> changes, long sequence);

  /** What the table holds now. */
  TableSnapshot snapshot();

  /** How large its parts are, by the names of metrics; empty where nothing is known. */
  default Map<String, Long> sizes() {
    return Map.of();
  }

  /** Flushes and closes. No snapshot may be open. */
  @Override
  void close();
}

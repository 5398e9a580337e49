package io.holdfast.storage;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An ordered map of keys to values with serializable transactions, and a journal of records.
 *
 * <p>All methods may be called from any number of virtual threads. A transaction must not start
 * another one on the same store: that is an {@link IllegalStateException}.
 */
public interface Storage extends AutoCloseable {

  /**
   * Runs {@code work} on one consistent snapshot of everything that was committed when it began.
   * What {@code work} throws comes out unchanged.
   *
   * @throws StorageException if the store is closed or cannot be read
   */
  <T extends @Nullable Object> T read(Work<? super ReadTx, T> work);

  /**
   * Runs {@code work} as a serializable transaction, again on a newer snapshot whenever something
   * it read was changed meanwhile, and returns when its changes and its records are durable. What
   * {@code work} throws comes out unchanged, and nothing is changed or recorded then.
   *
   * @throws StorageFullException if there is no room; nothing was changed
   * @throws StorageFailedException if the disk failed; whether the changes are there is known only
   *     after a restart
   * @throws StorageException if the store is closed or cannot be read
   */
  <T extends @Nullable Object> T write(Work<? super WriteTx, T> work);

  /** A {@link #write} whose work has no result. */
  default void update(Consumer<? super WriteTx> work) {
    this.<Boolean>write(tx -> {
      work.accept(tx);
      return true;
    });
  }

  /**
   * Puts other content in the place of all there is, at once: whatever fails or crashes before this
   * returns leaves the one or the other, whole. Readers keep seeing what they began with;
   * transactions that began before and commit after run again. The journal goes on: no record is
   * taken back. Needs room for both contents, and little memory.
   *
   * @param entries each key once, in any order; what it throws comes out unchanged, and nothing was
   *     replaced then
   * @throws StorageFullException if there is no room; nothing was replaced
   * @throws StorageFailedException if the disk failed; which content is there is known only after a
   *     restart
   */
  void replace(Iterator<Entry> entries);

  /** The records that the transactions of this store left, in commit order. */
  Journal journal();

  /** The kind of store, as in a configuration: {@code inmem}, {@code rocksdb}, ... */
  String type();

  /**
   * How large the store's parts are, by the names of metrics; those in bytes end in {@code _bytes}.
   * Cheap to ask; empty where nothing is known, and once the store is closed.
   */
  default Map<String, Long> sizes() {
    return Map.of();
  }

  /**
   * Waits for running transactions, then gives everything back. Later calls throw {@link
   * StorageClosedException}. Closing twice does nothing.
   */
  @Override
  void close();
}

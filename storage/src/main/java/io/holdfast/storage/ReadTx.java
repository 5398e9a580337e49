package io.holdfast.storage;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One consistent view of the store. Usable by one thread, until its {@link Work} returns.
 *
 * <p>Keys are strings of well-formed Unicode, of 1 to {@value Keys#MAX_BYTES} bytes in UTF-8, in
 * the order of those bytes; anything else is a {@link StorageKeyException}. The arrays returned
 * belong to the caller.
 */
public interface ReadTx {

  /** The value at {@code key}, or null where there is none. */
  byte @Nullable [] get(String key);

  /**
   * The first entries of {@code range}, in order: at most {@code limit}, which is 1 or more. Where
   * as many as {@code limit} come back, {@link KeyRange#after} gives the rest.
   */
  List<Entry> scan(KeyRange range, int limit);

  /**
   * Shows each entry of {@code range} to {@code visitor}, in order, one at a time: memory is needed
   * for one, however many there are. The visitor must not use this transaction to write.
   */
  void forEach(KeyRange range, Consumer<? super Entry> visitor);

  /** Like {@link #scan}, without reading the values. */
  List<String> keys(KeyRange range, int limit);

  /**
   * The names directly below {@code prefix}, in order, as a listing shows them: of {@code a/b} and
   * {@code a/c/d}, the children of {@code a/} are {@code b} and {@code c/}. What lies deeper is
   * skipped, not read.
   *
   * @param prefix empty, or ending with a slash
   * @param after the name to go on after, or null to begin
   * @param limit at most so many names; 1 or more
   */
  default List<String> children(String prefix, @Nullable String after, int limit) {
    return Children.of(this, prefix, after, limit);
  }
}

package io.holdfast.storage;

import org.jspecify.annotations.Nullable;

/**
 * Keys from {@code from} (inclusive) to {@code to} (exclusive), in the order of their UTF-8 bytes.
 *
 * @param from the first key; empty for the beginning of the store
 * @param to the key after the last; null for the end of the store
 */
public record KeyRange(String from, @Nullable String to) {

  public static final KeyRange ALL = new KeyRange("", null);

  /** Keys from {@code from} (inclusive) to {@code to} (exclusive). */
  public static KeyRange of(String from, String to) {
    return new KeyRange(from, to);
  }

  /** Keys from {@code from} (inclusive) to the end of the store. */
  public static KeyRange from(String from) {
    return new KeyRange(from, null);
  }

  /** Keys that begin with {@code prefix}. */
  public static KeyRange prefix(String prefix) {
    return new KeyRange(prefix, Keys.afterPrefix(prefix));
  }

  /** The part of this range that follows {@code key}: where a limited scan goes on. */
  public KeyRange after(String key) {
    return new KeyRange(key + '\0', to);
  }
}

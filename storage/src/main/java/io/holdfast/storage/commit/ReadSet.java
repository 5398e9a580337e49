package io.holdfast.storage.commit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys and the ranges of keys that a transaction saw, absent ones included. */
final class ReadSet {

  /** Keys from {@code from} (inclusive) to {@code to} (exclusive; null for the end). */
  @SuppressWarnings("ArrayRecordComponent") // ranges are searched, never compared
  record Range(byte[] from, byte @Nullable [] to) {}

  private final List<byte[]> keys = new ArrayList<>(4);
  private final List<Range> ranges = new ArrayList<>(0);

  void add(byte[] key) {
    keys.add(key);
  }

  void add(byte[] from, byte @Nullable [] to) {
    ranges.add(new Range(from, to));
  }

  /** Adds the range that ends with {@code last}, inclusive. */
  void addThrough(byte[] from, byte[] last) {
    ranges.add(new Range(from, Arrays.copyOf(last, last.length + 1)));
  }

  List<byte[]> keys() {
    return keys;
  }

  List<Range> ranges() {
    return ranges;
  }
}

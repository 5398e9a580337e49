package io.holdfast.log.merkle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The root of a tree while its leaves stream past: only the roots of the complete subtrees on the
 * left are kept, one for each bit of the size, so a billion leaves take thirty hashes.
 */
public final class CompactRange {
  private final TreeHasher hasher;
  private final Deque<Hash> peaks = new ArrayDeque<>();
  private long size;

  public CompactRange(TreeHasher hasher) {
    this.hasher = hasher;
  }

  public void append(Hash leaf) {
    Hash hash = leaf;
    for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
      hash = hasher.node(peaks.removeLast(), hash);
    }
    peaks.addLast(hash);
    size++;
  }

  /** How many leaves were appended. */
  public long size() {
    return size;
  }

  public Hash root() {
    if (peaks.isEmpty()) {
      return hasher.empty();
    }
    Iterator<Hash> fromRight = peaks.descendingIterator();
    Hash root = fromRight.next();
    while (fromRight.hasNext()) {
      root = hasher.node(fromRight.next(), root);
    }
    return root;
  }
}

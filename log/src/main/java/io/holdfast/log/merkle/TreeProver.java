package io.holdfast.log.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of a tree whose complete subtrees are known, by the recursive definitions of RFC
 * 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1. As the left part of every split is complete, a proof
 * needs a logarithm of subtree roots. Confined to one thread, like its hasher.
 */
public final class TreeProver {
  private final Subtrees subtrees;
  private final TreeHasher hasher;

  public TreeProver(Subtrees subtrees, TreeHasher hasher) {
    this.subtrees = subtrees;
    this.hasher = hasher;
  }

  /** MTH(D[size]): the root of the first {@code size} leaves. */
  public Hash root(long size) {
    requireSize(size);
    return size == 0 ? hasher.empty() : range(0, size);
  }

  /**
   * PATH(index, D[size]).
   *
   * @throws IllegalArgumentException unless {@code 0 <= index < size}
   */
  public InclusionProof inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of size " + size);
    }
    List<Hash> path = new ArrayList<>();
    inclusion(index, 0, size, path);
    return new InclusionProof(index, size, path);
  }

  /**
   * PROOF(oldSize, D[newSize]); empty when the sizes are equal or the old one is zero, since there
   * is nothing to prove then.
   *
   * @throws IllegalArgumentException unless {@code 0 <= oldSize <= newSize}
   */
  public ConsistencyProof consistency(long oldSize, long newSize) {
    requireSize(oldSize);
    if (oldSize > newSize) {
      throw new IllegalArgumentException(
          "a tree of size " + newSize + " has no earlier state of size " + oldSize);
    }
    List<Hash> path = new ArrayList<>();
    if (oldSize > 0 && oldSize < newSize) {
      consistency(oldSize, 0, newSize, true, path);
    }
    return new ConsistencyProof(oldSize, newSize, path);
  }

  private void inclusion(long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      inclusion(index, from, middle, path);
      path.add(range(middle, to));
    } else {
      inclusion(index, middle, to, path);
      path.add(range(from, middle));
    }
  }

  /** {@code known}: whether the verifier knows the root of exactly this range as the old root. */
  private void consistency(long oldEnd, long from, long to, boolean known, List<Hash> path) {
    if (oldEnd == to) {
      if (!known) {
        path.add(range(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (oldEnd <= middle) {
      consistency(oldEnd, from, middle, known, path);
      path.add(range(middle, to));
    } else {
      consistency(oldEnd, middle, to, false, path);
      path.add(range(from, middle));
    }
  }

  private Hash range(long from, long to) {
    long length = to - from;
    if (Long.bitCount(length) == 1) {
      int level = Long.numberOfTrailingZeros(length);
      return subtrees.root(level, from >>> level);
    }
    long middle = from + split(length);
    return hasher.node(range(from, middle), range(middle, to));
  }

  /** The largest power of two below {@code length}, which is at least 2. */
  private static long split(long length) {
    return Long.highestOneBit(length - 1);
  }

  private static void requireSize(long size) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size, such as " + size);
    }
  }
}

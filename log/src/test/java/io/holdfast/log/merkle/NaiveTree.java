package io.holdfast.log.merkle;

import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962, section 2.1, word for word, over leaves in memory. */
final class NaiveTree {
  private final TreeHasher hasher = new TreeHasher();
  private final List<byte[]> entries;

  NaiveTree(List<byte[]> entries) {
    this.entries = entries;
  }

  Hash root(int from, int to) {
    if (from == to) {
      return hasher.empty();
    }
    if (to - from == 1) {
      return hasher.leaf(entries.get(from));
    }
    int k = split(to - from);
    return hasher.node(root(from, from + k), root(from + k, to));
  }

  List<Hash> path(int m, int from, int to) {
    if (to - from == 1) {
      return List.of();
    }
    int k = split(to - from);
    boolean left = m < k;
    List<Hash> path = new ArrayList<>(left ? path(m, from, from + k) : path(m - k, from + k, to));
    path.add(left ? root(from + k, to) : root(from, from + k));
    return path;
  }

  List<Hash> proof(int m, int n) {
    return subproof(m, 0, n, true);
  }

  private List<Hash> subproof(int m, int from, int to, boolean known) {
    int n = to - from;
    if (m == n) {
      return known ? List.of() : List.of(root(from, to));
    }
    int k = split(n);
    boolean left = m <= k;
    List<Hash> proof =
        new ArrayList<>(
            left ? subproof(m, from, from + k, known) : subproof(m - k, from + k, to, false));
    proof.add(left ? root(from + k, to) : root(from, from + k));
    return proof;
  }

  /** Complete subtrees straight from the leaves. */
  Subtrees subtrees() {
    return (level, index) -> {
      int from = Math.toIntExact(index << level);
      return root(from, from + (1 << level));
    };
  }

  private static int split(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }
}

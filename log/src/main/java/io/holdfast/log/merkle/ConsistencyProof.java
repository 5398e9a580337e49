package io.holdfast.log.merkle;

import java.util.List;

/**
 * That a tree only grew: the first {@code oldSize} leaves of the new tree are the old tree (RFC
 * 9162, section 2.1.4).
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** Whether the proof joins the two roots. An empty old tree is consistent with every new one. */
  public boolean verify(TreeHasher hasher, Hash oldRoot, Hash newRoot) {
    if (oldSize < 0 || oldSize > newSize) {
      return false;
    }
    if (oldSize == newSize) {
      return path.isEmpty() && oldRoot.equals(newRoot);
    }
    if (oldSize == 0) {
      return path.isEmpty() && oldRoot.equals(hasher.empty());
    }
    return !path.isEmpty() && joins(hasher, oldRoot, newRoot);
  }

  private boolean joins(TreeHasher hasher, Hash oldRoot, Hash newRoot) {
    // An old tree that is one complete subtree is its own first node: the proof leaves it out.
    boolean oldIsComplete = Long.bitCount(oldSize) == 1;
    int skip = Long.numberOfTrailingZeros(oldSize);
    long node = (oldSize - 1) >>> skip;
    long last = (newSize - 1) >>> skip;
    Hash first = oldIsComplete ? oldRoot : path.getFirst();
    Hash oldHash = first;
    Hash newHash = first;
    for (Hash beside : oldIsComplete ? path : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        oldHash = hasher.node(beside, oldHash);
        newHash = hasher.node(beside, newHash);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        newHash = hasher.node(newHash, beside);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
  }
}

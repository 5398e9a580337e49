package io.holdfast.log.merkle;

import java.util.List;
import java.util.Optional;

/**
 * That a leaf is in a tree: the hashes beside its path, from the leaf up (RFC 9162, section 2.1.3).
 *
 * @param index of the leaf, from 0
 * @param size of the tree, in leaves
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Whether the proof leads from {@code leaf} to {@code root}. */
  public boolean verify(TreeHasher hasher, Hash leaf, Hash root) {
    return rootFrom(hasher, leaf).filter(root::equals).isPresent();
  }

  /** The root that this proof leads to, or empty when its length does not fit index and size. */
  public Optional<Hash> rootFrom(TreeHasher hasher, Hash leaf) {
    if (index < 0 || index >= size) {
      return Optional.empty();
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash beside : path) {
      if (last == 0) {
        return Optional.empty();
      }
      if ((node & 1) == 1 || node == last) {
        hash = hasher.node(beside, hash);
        // A last node without a right neighbour is carried up to where it becomes a right child.
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = hasher.node(hash, beside);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 ? Optional.of(hash) : Optional.empty();
  }
}

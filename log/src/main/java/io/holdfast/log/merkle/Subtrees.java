package io.holdfast.log.merkle;

/** Where the roots of complete subtrees come from: tiles on disk, or leaves in memory. */
@FunctionalInterface
public interface Subtrees {
  /**
   * The root of the complete subtree over the {@code 2^level} leaves from {@code index * 2^level}
   * on. Level 0 gives leaf hashes.
   */
  Hash root(int level, long index);
}

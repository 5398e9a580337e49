package io.holdfast.log.tile;

import io.holdfast.log.merkle.Hash;
import io.holdfast.log.merkle.TreeHasher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root of a tree from the partial tiles on its right edge alone: they hold a root for each
 * complete subtree that the tree is made of.
 */
public final class EdgeRoot {
  private EdgeRoot() {}

  /**
   * The root.
   *
   * @param tiles the hashes of each partial tile of {@link TreeShape#edge}, lowest level first
   */
  public static Hash of(List<List<Hash>> tiles, TreeHasher hasher) {
    Hash root = null;
    for (List<Hash> tile : tiles) {
      root = fold(tile, root, hasher);
    }
    return root == null ? hasher.empty() : root;
  }

  /** Joins the complete subtrees of one tile, smallest first, in front of what is right of it. */
  private static @Nullable Hash fold(List<Hash> tile, @Nullable Hash right, TreeHasher hasher) {
    Hash root = right;
    int end = tile.size();
    while (end > 0) {
      int start = end - Integer.lowestOneBit(end);
      Hash subtree = hasher.complete(tile.subList(start, end));
      root = root == null ? subtree : hasher.node(subtree, root);
      end = start;
    }
    return root;
  }
}

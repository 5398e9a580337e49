package io.holdfast.storage.table;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A persistent AVL tree of byte strings: a change copies the path from the root and shares the
 * rest, so that every root ever seen remains a complete, immutable map. The empty tree is null.
 */
final class Tree {

  private final byte[] key;
  private final byte[] value;
  private final @Nullable Tree left;
  private final @Nullable Tree right;
  private final int height;

  private Tree(byte[] key, byte[] value, @Nullable Tree left, @Nullable Tree right) {
    this.key = key;
    this.value = value;
    this.left = left;
    this.right = right;
    this.height = 1 + Math.max(height(left), height(right));
  }

  byte[] key() {
    return key;
  }

  byte[] value() {
    return value;
  }

  static @Nullable Tree find(@Nullable Tree tree, byte[] key) {
    Tree at = tree;
    while (at != null) {
      int order = Arrays.compareUnsigned(key, at.key);
      if (order == 0) {
        return at;
      }
      at = order < 0 ? at.left : at.right;
    }
    return null;
  }

  static Tree with(@Nullable Tree tree, byte[] key, byte[] value) {
    if (tree == null) {
      return new Tree(key, value, null, null);
    }
    int order = Arrays.compareUnsigned(key, tree.key);
    if (order == 0) {
      return new Tree(tree.key, value, tree.left, tree.right);
    }
    return order < 0
        ? balanced(tree, with(tree.left, key, value), tree.right)
        : balanced(tree, tree.left, with(tree.right, key, value));
  }

  static @Nullable Tree without(@Nullable Tree tree, byte[] key) {
    if (tree == null) {
      return null;
    }
    int order = Arrays.compareUnsigned(key, tree.key);
    if (order < 0) {
      Tree left = without(tree.left, key);
      return left == tree.left ? tree : balanced(tree, left, tree.right);
    }
    if (order > 0) {
      Tree right = without(tree.right, key);
      return right == tree.right ? tree : balanced(tree, tree.left, right);
    }
    if (tree.left == null) {
      return tree.right;
    }
    if (tree.right == null) {
      return tree.left;
    }
    Tree next = first(tree.right);
    return balanced(next, tree.left, without(tree.right, next.key));
  }

  /** The path to the first row at or above {@code from}: the ancestors that come after it. */
  static Deque<Tree> pathTo(@Nullable Tree tree, byte[] from) {
    Deque<Tree> path = new ArrayDeque<>();
    Tree at = tree;
    while (at != null) {
      if (Arrays.compareUnsigned(from, at.key) <= 0) {
        path.push(at);
        at = at.left;
      } else {
        at = at.right;
      }
    }
    return path;
  }

  /** Takes the next row from a path and leads the path on to the one after it. */
  static Tree step(Deque<Tree> path) {
    Tree row = path.pop();
    for (Tree at = row.right; at != null; at = at.left) {
      path.push(at);
    }
    return row;
  }

  private static Tree first(Tree tree) {
    Tree at = tree;
    while (at.left != null) {
      at = at.left;
    }
    return at;
  }

  private static int height(@Nullable Tree tree) {
    return tree == null ? 0 : tree.height;
  }

  private static Tree balanced(Tree row, @Nullable Tree left, @Nullable Tree right) {
    int lean = height(left) - height(right);
    if (lean > 1 && left != null) {
      return leftHeavy(row, left, right);
    }
    if (lean < -1 && right != null) {
      return rightHeavy(row, left, right);
    }
    return new Tree(row.key, row.value, left, right);
  }

  private static Tree leftHeavy(Tree row, Tree left, @Nullable Tree right) {
    Tree inner = left.right;
    if (inner == null || height(left.left) >= inner.height) {
      Tree down = new Tree(row.key, row.value, inner, right);
      return new Tree(left.key, left.value, left.left, down);
    }
    Tree downLeft = new Tree(left.key, left.value, left.left, inner.left);
    Tree downRight = new Tree(row.key, row.value, inner.right, right);
    return new Tree(inner.key, inner.value, downLeft, downRight);
  }

  private static Tree rightHeavy(Tree row, @Nullable Tree left, Tree right) {
    Tree inner = right.left;
    if (inner == null || height(right.right) >= inner.height) {
      Tree down = new Tree(row.key, row.value, left, inner);
      return new Tree(right.key, right.value, down, right.right);
    }
    Tree downLeft = new Tree(row.key, row.value, left, inner.left);
    Tree downRight = new Tree(right.key, right.value, inner.right, right.right);
    return new Tree(inner.key, inner.value, downLeft, downRight);
  }
}

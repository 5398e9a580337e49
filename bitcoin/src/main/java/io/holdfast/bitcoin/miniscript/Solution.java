package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to satisfy or to dissatisfy an expression, or that there is none at hand. Ways are joined
 * without copying, since a threshold tries many.
 */
final class Solution {
  private static final int LENGTH = 1;

  private final boolean available;

  /** Whether it holds a signature, so that nobody else could come up with it. */
  private final boolean signed;

  /** Whether somebody else could come up with another one. */
  private final boolean malleable;

  private final int size;
  private final @Nullable Bytes item;
  private final @Nullable Solution below;
  private final @Nullable Solution above;

  private Solution(
      boolean available,
      boolean signed,
      boolean malleable,
      int size,
      @Nullable Bytes item,
      @Nullable Solution below,
      @Nullable Solution above) {
    this.available = available;
    this.signed = signed;
    this.malleable = malleable;
    this.size = size;
    this.item = item;
    this.below = below;
    this.above = above;
  }

  /** No way. */
  static final Solution NONE = new Solution(false, false, false, 0, null, null, null);

  /** The way of showing nothing. */
  static final Solution EMPTY = new Solution(true, false, false, 0, null, null, null);

  static Solution of(Bytes item) {
    return new Solution(true, false, false, LENGTH + item.size(), item, null, null);
  }

  boolean isAvailable() {
    return available;
  }

  boolean isSigned() {
    return signed;
  }

  boolean isMalleable() {
    return malleable;
  }

  /** The same, with a signature in it. */
  Solution withSignature() {
    return new Solution(available, true, malleable, size, item, below, above);
  }

  /** The same, where {@code held} known to be changeable by others. */
  Solution malleableIf(boolean held) {
    return held ? new Solution(available, signed, true, size, item, below, above) : this;
  }

  /** Both, {@code next} nearer to the top of the stack. */
  Solution and(Solution next) {
    if (!available || !next.available) {
      return NONE;
    }
    return new Solution(
        true,
        signed || next.signed,
        malleable || next.malleable,
        size + next.size,
        null,
        this,
        next);
  }

  /**
   * The one of the two to use: what others could do instead must be what is done, and of what only
   * we can do the smallest is best (BIP-379's algorithm).
   */
  Solution or(Solution other) {
    if (!available || !other.available) {
      return available ? this : other;
    }
    if (signed != other.signed) {
      return signed ? other : this;
    }
    if (!signed) {
      return (size <= other.size ? this : other).malleableIf(true);
    }
    if (malleable != other.malleable) {
      return malleable ? other : this;
    }
    return size <= other.size ? this : other;
  }

  /** The elements, bottom first. */
  List<Bytes> stack() {
    List<Bytes> items = new ArrayList<>();
    Deque<Solution> pending = new ArrayDeque<>();
    pending.push(this);
    while (!pending.isEmpty()) {
      Solution next = pending.pop();
      if (next.item != null) {
        items.add(next.item);
      }
      if (next.above != null) {
        pending.push(next.above);
      }
      if (next.below != null) {
        pending.push(next.below);
      }
    }
    return items;
  }
}

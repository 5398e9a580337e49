package io.holdfast.core.policy.hcl;

import java.util.Comparator;

/**
 * A place in a document.
 *
 * @param line counted from 1
 * @param column counted from 1, in UTF-16 units
 */
public record Position(int line, int column) {
  /** As one reads. */
  public static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}

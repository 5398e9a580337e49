package io.holdfast.scan.rule;

/** Looks where a literal was found, and confirms what it promised. */
@FunctionalInterface
public interface Detector {
  /** Looks at the window, in which the literal stands from {@code at} to {@code next}. */
  void look(Window window, int at, int next, Hits hits);
}

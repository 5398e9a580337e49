package io.holdfast.scan.rule;

/** Looks for what has no literal: at places so far apart that no secret fits in between. */
@FunctionalInterface
public interface Sweep {
  void over(Window window, Hits hits);
}

package io.holdfast.scan.source;

/** Takes what was found in an object, and what could not be read of it. */
public interface Sink {
  void found(Spot spot);

  void problem(Problem problem);
}

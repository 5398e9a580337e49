package io.holdfast.engine.pki.acme.validation;

import io.holdfast.engine.pki.acme.problem.Problem;

/** A challenge was not answered as it should be. */
public final class Unproven extends Exception {
  private final transient Problem problem;

  Unproven(Problem.Kind kind, String detail) {
    super(detail, null, false, false);
    this.problem = Problem.of(kind, detail);
  }

  public Problem problem() {
    return problem;
  }
}

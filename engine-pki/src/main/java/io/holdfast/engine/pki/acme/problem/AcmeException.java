package io.holdfast.engine.pki.acme.problem;

/** Ends a request with a problem. What was changed before it stays: the nonce is used up. */
public final class AcmeException extends RuntimeException {
  private final transient Problem problem;

  public AcmeException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public AcmeException(Problem.Kind kind, String detail) {
    this(Problem.of(kind, detail));
  }

  /** 404: there is no such thing, or it is another account's. */
  public static AcmeException absent(String what) {
    return new AcmeException(
        new Problem(Problem.Kind.MALFORMED, 404, "there is no such " + what + " of this account"));
  }

  public Problem problem() {
    return problem;
  }
}

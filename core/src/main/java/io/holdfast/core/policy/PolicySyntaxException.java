package io.holdfast.core.policy;

import io.holdfast.core.policy.hcl.Position;
import java.util.Comparator;
import java.util.List;

/** A document that is not a policy; it names every mistake with its line. */
public final class PolicySyntaxException extends RuntimeException {
  /** One mistake. */
  public record Problem(Position at, String message) {
    @Override
    public String toString() {
      return message + " on line " + at.line();
    }
  }

  private final transient List<Problem> problems;

  private PolicySyntaxException(String message, List<Problem> problems) {
    super(message);
    this.problems = problems;
  }

  static PolicySyntaxException of(List<Problem> problems) {
    List<Problem> sorted =
        problems.stream().sorted(Comparator.comparing(Problem::at, Position.ORDER)).toList();
    return new PolicySyntaxException("failed to parse policy: " + text(sorted), sorted);
  }

  /** The mistakes, in the order of the document; at least one. */
  public List<Problem> problems() {
    return problems;
  }

  private static String text(List<Problem> problems) {
    String all = String.join("; ", problems.stream().map(Problem::toString).toList());
    return problems.size() == 1 ? all : problems.size() + " errors: " + all;
  }
}

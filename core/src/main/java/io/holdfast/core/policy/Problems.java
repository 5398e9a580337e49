package io.holdfast.core.policy;

import io.holdfast.core.policy.PolicySyntaxException.Problem;
import io.holdfast.core.policy.hcl.Position;
import java.util.ArrayList;
import java.util.List;

/** Collects the mistakes of a document, so that its author sees them all at once. */
final class Problems {
  /** A document with more mistakes is not a policy at all; the rest would only be noise. */
  private static final int MAX = 50;

  private final String prefix;
  private final List<Problem> found;

  Problems() {
    this("", new ArrayList<>());
  }

  private Problems(String prefix, List<Problem> found) {
    this.prefix = prefix;
    this.found = found;
  }

  /** The same collection; what is added through it is said to be in that place. */
  Problems in(String place) {
    return new Problems(prefix + place + ": ", found);
  }

  void add(Position at, String message) {
    if (found.size() < MAX) {
      found.add(new Problem(at, prefix + message));
    }
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw PolicySyntaxException.of(found);
    }
  }

  /** A text out of the document for a message; a long one is cut. */
  static String quote(String text) {
    return "\"" + (text.length() <= 100 ? text : text.substring(0, 100) + "...") + "\"";
  }
}

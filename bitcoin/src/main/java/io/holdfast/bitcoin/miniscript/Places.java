package io.holdfast.bitcoin.miniscript;

import java.util.IdentityHashMap;

/** Where in a text the parts of an expression begin, so that later checks can say so. */
final class Places {
  private final IdentityHashMap<Expression<?>, Integer> offsets = new IdentityHashMap<>();

  void note(Expression<?> expression, int offset) {
    offsets.put(expression, offset);
  }

  /** What is wrong with a part, with its place if it has one. */
  MiniscriptException error(Expression<?> at, String problem) {
    Integer offset = offsets.get(at);
    return offset == null
        ? new MiniscriptException(problem)
        : new MiniscriptException(offset, problem);
  }
}

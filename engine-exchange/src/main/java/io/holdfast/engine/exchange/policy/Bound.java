package io.holdfast.engine.exchange.policy;

import java.util.Optional;

/** One restriction of a rule. */
@FunctionalInterface
interface Bound {
  /** Why a request is outside; empty where it is within. The text quotes no value. */
  Optional<String> objection(Asked asked);

  /** A bound that says the same whenever a condition fails. */
  static Bound when(java.util.function.Predicate<Asked> within, String otherwise) {
    return asked -> within.test(asked) ? Optional.empty() : Optional.of(otherwise);
  }
}

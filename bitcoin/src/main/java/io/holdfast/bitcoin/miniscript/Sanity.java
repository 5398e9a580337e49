package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.miniscript.Type.Property;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds what keeps an expression from being safe to use (BIP-379's sane). */
final class Sanity {
  /** What nodes relay of P2WSH, in bytes and in elements. */
  private static final int MAX_SCRIPT = 3600;

  private static final int MAX_ELEMENTS = 100;
  private static final int MAX_OPERATIONS = 201;
  private static final int MAX_STACK = 1000;

  private Sanity() {}

  /**
   * Something wrong.
   *
   * @param at the smallest part that shows it
   */
  record Problem(Expression<?> at, String text) {}

  static <K> Optional<Problem> problem(Miniscript<K> miniscript, Function<? super K, String> name) {
    return unsafe(miniscript)
        .or(() -> repeatedKey(miniscript, name))
        .or(() -> overLimit(miniscript));
  }

  private static Optional<Problem> unsafe(Miniscript<?> miniscript) {
    Expression<?> whole = miniscript.expression();
    Type type = miniscript.type();
    if (!type.has(Property.M)) {
      Expression<?> at = smallestWithout(Property.M, miniscript, whole);
      return Optional.of(
          new Problem(at, Words.name(at) + " could be satisfied in another way by anybody"));
    }
    if (!type.has(Property.S)) {
      return Optional.of(
          new Problem(
              whole, Words.name(whole) + " can be satisfied without any signature; add a key"));
    }
    if (!type.has(Property.K)) {
      Expression<?> at = smallestWithout(Property.K, miniscript, whole);
      return Optional.of(
          new Problem(
              at, Words.name(at) + " wants a lock time that is a height and one that is a time"));
    }
    return Optional.empty();
  }

  private static Expression<?> smallestWithout(
      Property property, Miniscript<?> miniscript, Expression<?> from) {
    for (Expression<?> child : from.children()) {
      if (!miniscript.type(child).has(property)) {
        return smallestWithout(property, miniscript, child);
      }
    }
    return from;
  }

  private static <K> Optional<Problem> repeatedKey(
      Miniscript<K> miniscript, Function<? super K, String> name) {
    Set<String> seen = new HashSet<>();
    return miniscript.keys().stream()
        .map(name)
        .filter(each -> !seen.add(each))
        .findFirst()
        .map(each ->
            new Problem(miniscript.expression(), "key " + each + " stands in it more than once"));
  }

  private static Optional<Problem> overLimit(Miniscript<?> miniscript) {
    Limits limits = miniscript.limits();
    Expression<?> whole = miniscript.expression();
    if (!limits.satisfiable()) {
      return Optional.of(new Problem(whole, Words.name(whole) + " can never be satisfied"));
    }
    if (miniscript.context() == ScriptContext.P2WSH) {
      if (limits.scriptSize() > MAX_SCRIPT) {
        return over(whole, limits.scriptSize() + " bytes of script", MAX_SCRIPT);
      }
      if (limits.operations() > MAX_OPERATIONS) {
        return over(whole, limits.operations() + " operations", MAX_OPERATIONS);
      }
      if (limits.stackElements() > MAX_ELEMENTS) {
        return over(whole, limits.stackElements() + " witness elements", MAX_ELEMENTS);
      }
    }
    if (limits.stackPeak() > MAX_STACK) {
      return over(whole, limits.stackPeak() + " elements on the stack", MAX_STACK);
    }
    return Optional.empty();
  }

  private static Optional<Problem> over(Expression<?> whole, String what, int most) {
    return Optional.of(
        new Problem(
            whole, Words.name(whole) + " can take " + what + "; at most " + most + " are relayed"));
  }
}

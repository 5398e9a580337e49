package io.holdfast.bitcoin.policy.naive;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A small language of conditions: trees that are written as CEL and evaluated here by themselves.
 * Empty is an error, which {@code &&} and {@code ||} absorb where the other side decides.
 */
sealed interface NaiveExpression {
  String cel();

  Optional<Boolean> holds(NaiveFacts facts);

  /** A whole number of the facts. */
  record Number(String cel, Function<NaiveFacts, Optional<Long>> value) {}

  record Compare(Number left, String operator, Number right) implements NaiveExpression {
    @Override
    public String cel() {
      return left.cel + " " + operator + " " + right.cel;
    }

    @Override
    public Optional<Boolean> holds(NaiveFacts facts) {
      Optional<Long> a = left.value.apply(facts);
      Optional<Long> b = right.value.apply(facts);
      if (a.isEmpty() || b.isEmpty()) {
        return Optional.empty();
      }
      int order = Long.compare(a.get(), b.get());
      return Optional.of(
          switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "==" -> order == 0;
            default -> order != 0;
          });
    }
  }

  record And(NaiveExpression left, NaiveExpression right) implements NaiveExpression {
    @Override
    public String cel() {
      return "(" + left.cel() + " && " + right.cel() + ")";
    }

    @Override
    public Optional<Boolean> holds(NaiveFacts facts) {
      Optional<Boolean> a = left.holds(facts);
      Optional<Boolean> b = right.holds(facts);
      if (a.equals(Optional.of(false)) || b.equals(Optional.of(false))) {
        return Optional.of(false);
      }
      return a.isEmpty() || b.isEmpty() ? Optional.empty() : Optional.of(true);
    }
  }

  record Or(NaiveExpression left, NaiveExpression right) implements NaiveExpression {
    @Override
    public String cel() {
      return "(" + left.cel() + " || " + right.cel() + ")";
    }

    @Override
    public Optional<Boolean> holds(NaiveFacts facts) {
      Optional<Boolean> a = left.holds(facts);
      Optional<Boolean> b = right.holds(facts);
      if (a.equals(Optional.of(true)) || b.equals(Optional.of(true))) {
        return Optional.of(true);
      }
      return a.isEmpty() || b.isEmpty() ? Optional.empty() : Optional.of(false);
    }
  }

  record Not(NaiveExpression inner) implements NaiveExpression {
    @Override
    public String cel() {
      return "!(" + inner.cel() + ")";
    }

    @Override
    public Optional<Boolean> holds(NaiveFacts facts) {
      return inner.holds(facts).map(holds -> !holds);
    }
  }

  /** That all payments, or any, are of less than an amount. */
  record Payments(boolean all, long amount) implements NaiveExpression {
    @Override
    public String cel() {
      return "tx.payments." + (all ? "all" : "exists") + "(p, p.amount < " + amount + ")";
    }

    @Override
    public Optional<Boolean> holds(NaiveFacts facts) {
      List<Boolean> each =
          facts.payments().stream().map(out -> out.amount() < amount).collect(Collectors.toList());
      return Optional.of(all ? !each.contains(false) : each.contains(true));
    }
  }

  /** That the initiator is in a group. */
  record InGroup(String group) implements NaiveExpression {
    @Override
    public String cel() {
      return "'" + group + "' in initiator.groups";
    }

    @Override
    public Optional<Boolean> holds(NaiveFacts facts) {
      return Optional.of(facts.groups().contains(group));
    }
  }
}

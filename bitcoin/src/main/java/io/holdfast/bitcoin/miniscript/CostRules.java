package io.holdfast.bitcoin.miniscript;

import java.util.ArrayList;
import java.util.List;

/**
 * The costs of satisfying and of dissatisfying an expression, by the table of satisfactions of
 * BIP-379. Ways that only a malleable script has are counted too: bounds stay bounds.
 */
final class CostRules {
  private static final int PREIMAGE = 33;
  private static final int DUMMY = 1;
  private static final int ONE = 2;
  private static final int ZERO = 1;
  private static final int LENGTH = 1;
  private static final int LEAST_DER = 71;
  private static final int LEAST_SCHNORR = 64;

  private final int leastSignature;
  private final int mostSignature;
  private final int key;

  private CostRules(ScriptContext context) {
    this.leastSignature = LENGTH + (context == ScriptContext.TAPSCRIPT ? LEAST_SCHNORR : LEAST_DER);
    this.mostSignature = LENGTH + context.signatureSize();
    this.key = LENGTH + context.keySize();
  }

  /**
   * Both costs of an expression.
   *
   * @param satisfied what satisfying it costs
   * @param dissatisfied what dissatisfying it costs
   */
  record Both(Cost satisfied, Cost dissatisfied) {}

  static Both of(ScriptContext context, Expression<?> expression) {
    return new CostRules(context).cost(expression);
  }

  private Both cost(Expression<?> expression) {
    return switch (expression) {
      case Expression.Zero<?> _ -> new Both(Cost.NEVER, Cost.PUSH);
      case Expression.One<?> _, Expression.Older<?> _, Expression.After<?> _ ->
          new Both(Cost.PUSH, Cost.NEVER);
      case Expression.PkK<?> _ -> signed(Cost.PUSH, 0);
      case Expression.PkH<?> _, Expression.KeyHash<?> _ -> signed(Cost.step(0, 2), key);
      case Expression.Hash<?> _ -> {
        Cost hash = Cost.step(0, 2).taking(PREIMAGE, PREIMAGE);
        yield new Both(hash, hash);
      }
      case Expression.Multi<?>(int threshold, var keys) -> {
        int count = keys.size();
        Cost run = new Cost(count, DUMMY, DUMMY, threshold, threshold + count + 2);
        yield new Both(
            run.taking(threshold * leastSignature, threshold * mostSignature),
            run.taking(threshold * ZERO, threshold * ZERO));
      }
      case Expression.MultiA<?>(int threshold, var keys) -> {
        int count = keys.size();
        Cost run = Cost.step(count - 1, count);
        int others = (count - threshold) * ZERO;
        yield new Both(
            run.taking(others + threshold * leastSignature, others + threshold * mostSignature),
            run.taking(count * ZERO, count * ZERO));
      }
      case Expression.AndOr<?>(var first, var second, var third) -> {
        Both x = cost(first);
        Both y = cost(second);
        Both z = cost(third);
        Cost otherwise = x.dissatisfied.then(Cost.POP);
        yield new Both(
            x.satisfied.then(Cost.POP).then(y.satisfied).or(otherwise.then(z.satisfied)),
            otherwise.then(z.dissatisfied));
      }
      case Expression.AndV<?>(var x, var y) ->
          new Both(cost(x).satisfied.then(cost(y).satisfied), Cost.NEVER);
      case Expression.AndB<?>(var first, var second) -> {
        Both x = cost(first);
        Both y = cost(second);
        yield new Both(
            x.satisfied.then(y.satisfied).then(Cost.POP),
            x.dissatisfied.then(y.dissatisfied).then(Cost.POP));
      }
      case Expression.OrB<?>(var first, var second) -> {
        Both x = cost(first);
        Both z = cost(second);
        Cost either = x.satisfied.then(z.dissatisfied).or(x.dissatisfied.then(z.satisfied));
        yield new Both(either.then(Cost.POP), x.dissatisfied.then(z.dissatisfied).then(Cost.POP));
      }
      case Expression.OrC<?>(var first, var second) -> {
        Both x = cost(first);
        Cost otherwise = x.dissatisfied.then(Cost.POP).then(cost(second).satisfied);
        yield new Both(x.satisfied.then(Cost.POP).or(otherwise), Cost.NEVER);
      }
      case Expression.OrD<?>(var first, var second) -> {
        Both x = cost(first);
        Both z = cost(second);
        Cost otherwise = x.dissatisfied.then(Cost.POP);
        yield new Both(
            x.satisfied.then(Cost.PUSH).then(Cost.POP).or(otherwise.then(z.satisfied)),
            otherwise.then(z.dissatisfied));
      }
      case Expression.OrI<?>(var first, var second) -> {
        Both x = cost(first);
        Both z = cost(second);
        Cost left = Cost.POP.taking(ONE, ONE);
        Cost right = Cost.POP.taking(ZERO, ZERO);
        yield new Both(
            left.then(x.satisfied).or(right.then(z.satisfied)),
            left.then(x.dissatisfied).or(right.then(z.dissatisfied)));
      }
      case Expression.Thresh<?>(int threshold, var all) -> thresh(threshold, all);
      case Expression.Wrap<?>(Wrapper wrapper, var inner) -> wrap(wrapper, cost(inner));
    };
  }

  private Both signed(Cost run, int shown) {
    return new Both(
        run.taking(shown + leastSignature, shown + mostSignature),
        run.taking(shown + ZERO, shown + ZERO));
  }

  /** For each number of satisfied expressions, the cost of those looked at so far. */
  private Both thresh(int threshold, List<? extends Expression<?>> all) {
    List<Cost> costs = new ArrayList<>(List.of(Cost.NOTHING));
    for (int i = 0; i < all.size(); i++) {
      Both each = cost(all.get(i));
      Cost add = i == 0 ? Cost.NOTHING : Cost.POP;
      List<Cost> next = new ArrayList<>(costs.size() + 1);
      for (int satisfied = 0; satisfied <= Math.min(costs.size(), threshold); satisfied++) {
        Cost without =
            satisfied < costs.size() ? costs.get(satisfied).then(each.dissatisfied) : Cost.NEVER;
        Cost with = satisfied > 0 ? costs.get(satisfied - 1).then(each.satisfied) : Cost.NEVER;
        next.add(without.or(with).then(add));
      }
      costs = next;
    }
    Cost compare = Cost.PUSH.then(Cost.POP);
    return new Both(
        threshold < costs.size() ? costs.get(threshold).then(compare) : Cost.NEVER,
        costs.getFirst().then(compare));
  }

  private static Both wrap(Wrapper wrapper, Both x) {
    return switch (wrapper) {
      case ALT, SWAP, ZERO_NOT_EQUAL -> x;
      case CHECK -> new Both(x.satisfied.then(Cost.POP), x.dissatisfied.then(Cost.POP));
      case VERIFY -> new Both(x.satisfied.then(Cost.POP), Cost.NEVER);
      case DUP_IF, NON_ZERO -> {
        Cost test = Cost.PUSH.then(Cost.POP);
        Cost zero = test.taking(ZERO, ZERO);
        yield wrapper == Wrapper.DUP_IF
            ? new Both(test.taking(ONE, ONE).then(x.satisfied), zero)
            : new Both(test.then(x.satisfied), zero);
      }
    };
  }
}

package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Satisfies expressions by the smallest witness that nobody else could change into another one, by
 * the algorithm of BIP-379.
 */
public final class Satisfier {
  private static final Bytes ONE = Bytes.of((byte) 1);
  private static final Bytes NO_PREIMAGE = Bytes.of(new byte[32]);

  private final Assets assets;

  private Satisfier(Assets assets) {
    this.assets = assets;
  }

  /**
   * The witness elements that satisfy an expression, bottom first, without the script.
   *
   * @return nothing if what is at hand doesn't suffice, or not without others being able to change
   *     it
   */
  public static Optional<List<Bytes>> satisfy(Miniscript<Bytes> miniscript, Assets assets) {
    Solution solution = new Satisfier(assets).solve(miniscript.expression()).satisfied;
    return solution.isAvailable() && solution.isSigned() && !solution.isMalleable()
        ? Optional.of(solution.stack())
        : Optional.empty();
  }

  private record Both(Solution satisfied, Solution dissatisfied) {}

  private Both solve(Expression<Bytes> expression) {
    return switch (expression) {
      case Expression.Zero<Bytes> _ -> new Both(Solution.NONE, Solution.EMPTY);
      case Expression.One<Bytes> _ -> new Both(Solution.EMPTY, Solution.NONE);
      case Expression.PkK<Bytes>(Bytes key) -> new Both(signature(key), zero());
      case Expression.PkH<Bytes>(Bytes key) -> {
        Solution shown = Solution.of(key);
        yield new Both(signature(key).and(shown), zero().and(shown));
      }
      case Expression.KeyHash<Bytes> _ -> new Both(Solution.NONE, Solution.NONE);
      case Expression.Older<Bytes>(long value) -> ifHeld(assets.time().ages(value));
      case Expression.After<Bytes>(long value) -> ifHeld(assets.time().reaches(value));
      case Expression.Hash<Bytes>(HashFunction function, Bytes hash) ->
          new Both(
              assets.preimage(function, hash).map(Solution::of).orElse(Solution.NONE),
              // Any other 32 bytes do as well, for anybody.
              Solution.of(NO_PREIMAGE).malleableIf(true));
      case Expression.Multi<Bytes>(int threshold, var keys) -> multi(threshold, keys);
      case Expression.MultiA<Bytes>(int threshold, var keys) -> multiA(threshold, keys);
      case Expression.AndOr<Bytes>(var first, var second, var third) -> {
        Both x = solve(first);
        Both y = solve(second);
        Both z = solve(third);
        yield new Both(
            y.satisfied.and(x.satisfied).or(z.satisfied.and(x.dissatisfied)),
            y.dissatisfied.and(x.satisfied).or(z.dissatisfied.and(x.dissatisfied)));
      }
      case Expression.AndV<Bytes>(var first, var second) -> {
        Both x = solve(first);
        Both y = solve(second);
        yield new Both(y.satisfied.and(x.satisfied), y.dissatisfied.and(x.satisfied));
      }
      case Expression.AndB<Bytes>(var first, var second) -> {
        Both x = solve(first);
        Both y = solve(second);
        yield new Both(
            y.satisfied.and(x.satisfied),
            y.dissatisfied
                .and(x.dissatisfied)
                .or(y.satisfied.and(x.dissatisfied).malleableIf(true))
                .or(y.dissatisfied.and(x.satisfied).malleableIf(true)));
      }
      case Expression.OrB<Bytes>(var first, var second) -> {
        Both x = solve(first);
        Both z = solve(second);
        yield new Both(
            z.dissatisfied
                .and(x.satisfied)
                .or(z.satisfied.and(x.dissatisfied))
                .or(z.satisfied.and(x.satisfied).malleableIf(true)),
            z.dissatisfied.and(x.dissatisfied));
      }
      case Expression.OrC<Bytes>(var first, var second) -> {
        Both x = solve(first);
        yield new Both(x.satisfied.or(solve(second).satisfied.and(x.dissatisfied)), Solution.NONE);
      }
      case Expression.OrD<Bytes>(var first, var second) -> {
        Both x = solve(first);
        Both z = solve(second);
        yield new Both(
            x.satisfied.or(z.satisfied.and(x.dissatisfied)), z.dissatisfied.and(x.dissatisfied));
      }
      case Expression.OrI<Bytes>(var first, var second) -> {
        Both x = solve(first);
        Both z = solve(second);
        Solution left = Solution.of(ONE);
        yield new Both(
            x.satisfied.and(left).or(z.satisfied.and(zero())),
            x.dissatisfied.and(left).or(z.dissatisfied.and(zero())));
      }
      case Expression.Thresh<Bytes>(int threshold, var all) -> thresh(threshold, all);
      case Expression.Wrap<Bytes>(Wrapper wrapper, var inner) -> wrap(wrapper, solve(inner));
    };
  }

  private static Both wrap(Wrapper wrapper, Both x) {
    return switch (wrapper) {
      case ALT, SWAP, CHECK, ZERO_NOT_EQUAL -> x;
      case DUP_IF -> new Both(x.satisfied.and(Solution.of(ONE)), zero());
      case VERIFY -> new Both(x.satisfied, Solution.NONE);
      case NON_ZERO -> {
        // A dissatisfaction of X itself may do as well, for anybody who knows one.
        boolean another = x.dissatisfied.isAvailable() && !x.dissatisfied.isSigned();
        yield new Both(x.satisfied, zero().malleableIf(another));
      }
    };
  }

  private Solution signature(Bytes key) {
    return assets
        .signature(key)
        .map(signature -> Solution.of(signature).withSignature())
        .orElse(Solution.NONE);
  }

  private static Solution zero() {
    return Solution.of(Bytes.EMPTY);
  }

  private static Both ifHeld(boolean held) {
    return new Both(held ? Solution.EMPTY : Solution.NONE, Solution.NONE);
  }

  /** The smallest signatures, as many as are needed, by their keys' places. */
  private List<Integer> chosen(int threshold, List<Bytes> keys) {
    record Held(int place, int size) {}
    List<Held> held = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Optional<Bytes> signature = assets.signature(keys.get(i));
      if (signature.isPresent()) {
        held.add(new Held(i, signature.get().size()));
      }
    }
    return held.stream()
        .sorted(Comparator.comparingInt(Held::size))
        .limit(threshold)
        .map(Held::place)
        .sorted()
        .toList();
  }

  private Both multi(int threshold, List<Bytes> keys) {
    Solution dissatisfied = zero();
    for (int i = 0; i < threshold; i++) {
      dissatisfied = dissatisfied.and(zero());
    }
    List<Integer> chosen = chosen(threshold, keys);
    Solution satisfied = zero();
    for (int place : chosen) {
      satisfied = satisfied.and(signature(keys.get(place)));
    }
    return new Both(chosen.size() == threshold ? satisfied : Solution.NONE, dissatisfied);
  }

  private Both multiA(int threshold, List<Bytes> keys) {
    List<Integer> chosen = chosen(threshold, keys);
    Solution satisfied = Solution.EMPTY;
    Solution dissatisfied = Solution.EMPTY;
    // The first key's signature is looked at first, so that it lies on top.
    for (int i = keys.size() - 1; i >= 0; i--) {
      satisfied = satisfied.and(chosen.contains(i) ? signature(keys.get(i)) : zero());
      dissatisfied = dissatisfied.and(zero());
    }
    return new Both(chosen.size() == threshold ? satisfied : Solution.NONE, dissatisfied);
  }

  /** For each number of satisfied expressions, the best way for those looked at so far. */
  private Both thresh(int threshold, List<Expression<Bytes>> all) {
    List<Solution> best = new ArrayList<>(List.of(Solution.EMPTY));
    for (Expression<Bytes> each : all.reversed()) {
      Both solved = solve(each);
      List<Solution> next = new ArrayList<>(best.size() + 1);
      next.add(best.getFirst().and(solved.dissatisfied));
      for (int count = 1; count < best.size(); count++) {
        next.add(
            best.get(count).and(solved.dissatisfied).or(best.get(count - 1).and(solved.satisfied)));
      }
      next.add(best.getLast().and(solved.satisfied));
      best = next;
    }
    Solution dissatisfied = best.getFirst();
    for (int count = 1; count < best.size(); count++) {
      if (count != threshold) {
        dissatisfied = dissatisfied.or(best.get(count).malleableIf(true));
      }
    }
    return new Both(best.get(threshold), dissatisfied);
  }
}

package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.miniscript.Expression.AndOr;
import io.holdfast.bitcoin.miniscript.Expression.AndV;
import io.holdfast.bitcoin.miniscript.Expression.OrI;
import io.holdfast.bitcoin.miniscript.Expression.PkH;
import io.holdfast.bitcoin.miniscript.Expression.PkK;
import io.holdfast.bitcoin.miniscript.Expression.Wrap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes expressions in their one canonical form, which uses every shorter way of writing. */
final class Printer<K> {
  private final Function<? super K, String> key;

  private Printer(Function<? super K, String> key) {
    this.key = key;
  }

  static <K> String print(Expression<K> expression, Function<? super K, String> key) {
    StringBuilder wrappers = new StringBuilder();
    Expression<K> inner = expression;
    while (true) {
      switch (inner) {
        case Wrap<K>(Wrapper wrapper, var below) when !isShortened(wrapper, below) -> {
          wrappers.append(wrapper.letter());
          inner = below;
        }
        case AndV<K>(var x, Expression.One<K> _) -> {
          wrappers.append('t');
          inner = x;
        }
        case OrI<K>(Expression.Zero<K> _, var z) -> {
          wrappers.append('l');
          inner = z;
        }
        case OrI<K>(var x, Expression.Zero<K> _) -> {
          wrappers.append('u');
          inner = x;
        }
        default -> {
          String text = new Printer<K>(key).fragment(inner);
          return wrappers.isEmpty() ? text : wrappers + ":" + text;
        }
      }
    }
  }

  private static boolean isShortened(Wrapper wrapper, Expression<?> below) {
    return wrapper == Wrapper.CHECK && (below instanceof PkK<?> || below instanceof PkH<?>);
  }

  private String fragment(Expression<K> expression) {
    return switch (expression) {
      case Expression.Zero<K> _ -> "0";
      case Expression.One<K> _ -> "1";
      case PkK<K>(K each) -> "pk_k(" + key.apply(each) + ")";
      case PkH<K>(K each) -> "pk_h(" + key.apply(each) + ")";
      case Expression.KeyHash<K>(Bytes hash) -> "pk_h(<hash " + hash + ">)";
      case Expression.Older<K>(long value) -> "older(" + value + ")";
      case Expression.After<K>(long value) -> "after(" + value + ")";
      case Expression.Hash<K>(HashFunction function, Bytes hash) ->
          function.word() + "(" + hash + ")";
      case AndOr<K>(var x, var y, Expression.Zero<K> _) -> all("and_n", Stream.of(x, y));
      case AndOr<K> _ -> all("andor", expression.children().stream());
      case AndV<K> _ -> all("and_v", expression.children().stream());
      case Expression.AndB<K> _ -> all("and_b", expression.children().stream());
      case Expression.OrB<K> _ -> all("or_b", expression.children().stream());
      case Expression.OrC<K> _ -> all("or_c", expression.children().stream());
      case Expression.OrD<K> _ -> all("or_d", expression.children().stream());
      case OrI<K> _ -> all("or_i", expression.children().stream());
      case Expression.Thresh<K>(int threshold, var subs) ->
          subs.stream()
              .map(each -> print(each, key))
              .collect(Collectors.joining(",", "thresh(" + threshold + ",", ")"));
      case Expression.Multi<K>(int threshold, List<K> keys) -> keys("multi", threshold, keys);
      case Expression.MultiA<K>(int threshold, List<K> keys) -> keys("multi_a", threshold, keys);
      case Wrap<K>(Wrapper _, PkK<K>(K each)) -> "pk(" + key.apply(each) + ")";
      case Wrap<K>(Wrapper _, PkH<K>(K each)) -> "pkh(" + key.apply(each) + ")";
      case Wrap<K> _ -> throw new IllegalStateException("wrappers stand in front of the colon");
    };
  }

  private String all(String word, Stream<Expression<K>> subs) {
    return subs.map(each -> print(each, key)).collect(Collectors.joining(",", word + "(", ")"));
  }

  private String keys(String word, int threshold, List<K> keys) {
    return keys.stream()
        .map(key)
        .collect(Collectors.joining(",", word + "(" + threshold + ",", ")"));
  }
}

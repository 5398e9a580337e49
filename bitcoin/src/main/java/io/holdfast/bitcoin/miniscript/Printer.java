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

/** Writes expressions in their one canonical form, which uses every shorter way of writing. */
final class Printer<K> {
  private final StringBuilder out = new StringBuilder();
  private final Function<? super K, String> key;

  private Printer(Function<? super K, String> key) {
    this.key = key;
  }

  static <K> String print(Expression<K> expression, Function<? super K, String> key) {
    Printer<K> printer = new Printer<>(key);
    printer.write(expression);
    return printer.out.toString();
  }

  private void write(Expression<K> expression) {
    int start = out.length();
    Expression<K> inner = expression;
    while (true) {
      switch (inner) {
        case Wrap<K>(Wrapper wrapper, var below) when !isShortened(wrapper, below) -> {
          out.append(wrapper.letter());
          inner = below;
        }
        case AndV<K>(var x, Expression.One<K> _) -> {
          out.append('t');
          inner = x;
        }
        case OrI<K>(Expression.Zero<K> _, var z) -> {
          out.append('l');
          inner = z;
        }
        case OrI<K>(var x, Expression.Zero<K> _) -> {
          out.append('u');
          inner = x;
        }
        default -> {
          if (out.length() > start) {
            out.append(':');
          }
          fragment(inner);
          return;
        }
      }
    }
  }

  private static boolean isShortened(Wrapper wrapper, Expression<?> below) {
    return wrapper == Wrapper.CHECK && (below instanceof PkK<?> || below instanceof PkH<?>);
  }

  private void fragment(Expression<K> expression) {
    switch (expression) {
      case Expression.Zero<K> _ -> out.append('0');
      case Expression.One<K> _ -> out.append('1');
      case PkK<K>(K each) -> call("pk_k", key.apply(each));
      case PkH<K>(K each) -> call("pk_h", key.apply(each));
      case Expression.KeyHash<K>(Bytes hash) -> call("pk_h", "<hash " + hash + ">");
      case Expression.Older<K>(long value) -> call("older", Long.toString(value));
      case Expression.After<K>(long value) -> call("after", Long.toString(value));
      case Expression.Hash<K>(HashFunction function, Bytes hash) ->
          call(function.word(), hash.hex());
      case AndOr<K>(var x, var y, Expression.Zero<K> _) -> all("and_n(", List.of(x, y));
      case AndOr<K> _ -> all("andor(", expression.children());
      case AndV<K> _ -> all("and_v(", expression.children());
      case Expression.AndB<K> _ -> all("and_b(", expression.children());
      case Expression.OrB<K> _ -> all("or_b(", expression.children());
      case Expression.OrC<K> _ -> all("or_c(", expression.children());
      case Expression.OrD<K> _ -> all("or_d(", expression.children());
      case OrI<K> _ -> all("or_i(", expression.children());
      case Expression.Thresh<K>(int threshold, var subs) -> all("thresh(" + threshold + ",", subs);
      case Expression.Multi<K>(int threshold, List<K> keys) -> keys("multi", threshold, keys);
      case Expression.MultiA<K>(int threshold, List<K> keys) -> keys("multi_a", threshold, keys);
      case Wrap<K>(Wrapper _, PkK<K>(K each)) -> call("pk", key.apply(each));
      case Wrap<K>(Wrapper _, PkH<K>(K each)) -> call("pkh", key.apply(each));
      case Wrap<K> _ -> throw new IllegalStateException("wrappers stand in front of the colon");
    }
  }

  private void call(String word, String argument) {
    out.append(word).append('(').append(argument).append(')');
  }

  private void all(String opening, List<Expression<K>> subs) {
    out.append(opening);
    for (int i = 0; i < subs.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(subs.get(i));
    }
    out.append(')');
  }

  private void keys(String word, int threshold, List<K> keys) {
    out.append(word).append('(').append(threshold);
    keys.forEach(each -> out.append(',').append(key.apply(each)));
    out.append(')');
  }
}

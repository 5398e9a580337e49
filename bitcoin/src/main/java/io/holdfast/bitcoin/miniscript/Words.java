package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.miniscript.Type.Base;
import io.holdfast.bitcoin.miniscript.Type.Property;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How errors name what is written. */
final class Words {
  private Words() {}

  /** The fragment's name, such as {@code and_v()} or {@code s:}. */
  static String name(Expression<?> expression) {
    return switch (expression) {
      case Expression.Zero<?> _ -> "0";
      case Expression.One<?> _ -> "1";
      case Expression.PkK<?> _ -> "pk_k()";
      case Expression.PkH<?> _, Expression.KeyHash<?> _ -> "pk_h()";
      case Expression.Older<?> _ -> "older()";
      case Expression.After<?> _ -> "after()";
      case Expression.Hash<?>(HashFunction function, var _) -> function.word() + "()";
      case Expression.AndOr<?> _ -> "andor()";
      case Expression.AndV<?> _ -> "and_v()";
      case Expression.AndB<?> _ -> "and_b()";
      case Expression.OrB<?> _ -> "or_b()";
      case Expression.OrC<?> _ -> "or_c()";
      case Expression.OrD<?> _ -> "or_d()";
      case Expression.OrI<?> _ -> "or_i()";
      case Expression.Thresh<?> _ -> "thresh()";
      case Expression.Multi<?> _ -> "multi()";
      case Expression.MultiA<?> _ -> "multi_a()";
      case Expression.Wrap<?>(Wrapper wrapper, var _) -> wrapper.letter() + ":";
    };
  }

  static String letter(Property property) {
    return property.name().toLowerCase(Locale.ROOT);
  }

  static String anyOf(Base... bases) {
    return Arrays.stream(bases).map(Base::name).collect(Collectors.joining(" or "));
  }
}

package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An expression of miniscript (BIP-379) as it is written, whether or not it fits together. What is
 * only another way of writing has no type of its own: {@code pk}, {@code pkh}, {@code and_n},
 * {@code t:}, {@code l:} and {@code u:}.
 *
 * @param <K> what a key is
 */
public sealed interface Expression<K> {

  /** The expressions that it is made of, from left to right. */
  default List<Expression<K>> children() {
    return switch (this) {
      case Zero<K> _,
          One<K> _,
          PkK<K> _,
          PkH<K> _,
          KeyHash<K> _,
          Older<K> _,
          After<K> _,
          Hash<K> _,
          Multi<K> _,
          MultiA<K> _ ->
          List.of();
      case AndOr<K>(var x, var y, var z) -> List.of(x, y, z);
      case AndV<K>(var x, var y) -> List.of(x, y);
      case AndB<K>(var x, var y) -> List.of(x, y);
      case OrB<K>(var x, var z) -> List.of(x, z);
      case OrC<K>(var x, var z) -> List.of(x, z);
      case OrD<K>(var x, var z) -> List.of(x, z);
      case OrI<K>(var x, var z) -> List.of(x, z);
      case Thresh<K>(int _, var all) -> all;
      case Wrap<K>(Wrapper _, var inner) -> List.of(inner);
    };
  }

  /** The keys in the order in which they are written. */
  default List<K> keys() {
    List<K> all = new ArrayList<>();
    addKeys(this, all);
    return all;
  }

  private static <K> void addKeys(Expression<K> expression, List<K> all) {
    switch (expression) {
      case PkK<K>(K key) -> all.add(key);
      case PkH<K>(K key) -> all.add(key);
      case Multi<K>(int _, var keys) -> all.addAll(keys);
      case MultiA<K>(int _, var keys) -> all.addAll(keys);
      case Zero<K> _,
          One<K> _,
          KeyHash<K> _,
          Older<K> _,
          After<K> _,
          Hash<K> _,
          AndOr<K> _,
          AndV<K> _,
          AndB<K> _,
          OrB<K> _,
          OrC<K> _,
          OrD<K> _,
          OrI<K> _,
          Thresh<K> _,
          Wrap<K> _ -> {
        for (Expression<K> child : expression.children()) {
          addKeys(child, all);
        }
      }
    }
  }

  /** The same expression over other keys. */
  default <L> Expression<L> mapKeys(Function<? super K, ? extends L> change) {
    return switch (this) {
      case Zero<K> _ -> new Zero<>();
      case One<K> _ -> new One<>();
      case PkK<K>(K key) -> new PkK<>(change.apply(key));
      case PkH<K>(K key) -> new PkH<>(change.apply(key));
      case KeyHash<K>(Bytes hash) -> new KeyHash<>(hash);
      case Older<K>(long value) -> new Older<>(value);
      case After<K>(long value) -> new After<>(value);
      case Hash<K>(HashFunction function, Bytes hash) -> new Hash<>(function, hash);
      case AndOr<K>(var x, var y, var z) ->
          new AndOr<>(x.mapKeys(change), y.mapKeys(change), z.mapKeys(change));
      case AndV<K>(var x, var y) -> new AndV<>(x.mapKeys(change), y.mapKeys(change));
      case AndB<K>(var x, var y) -> new AndB<>(x.mapKeys(change), y.mapKeys(change));
      case OrB<K>(var x, var z) -> new OrB<>(x.mapKeys(change), z.mapKeys(change));
      case OrC<K>(var x, var z) -> new OrC<>(x.mapKeys(change), z.mapKeys(change));
      case OrD<K>(var x, var z) -> new OrD<>(x.mapKeys(change), z.mapKeys(change));
      case OrI<K>(var x, var z) -> new OrI<>(x.mapKeys(change), z.mapKeys(change));
      case Thresh<K>(int threshold, var all) -> {
        List<Expression<L>> changed = new ArrayList<>();
        for (Expression<K> each : all) {
          changed.add(each.mapKeys(change));
        }
        yield new Thresh<>(threshold, changed);
      }
      case Multi<K>(int threshold, var keys) ->
          new Multi<>(threshold, keys.stream().<L>map(change).toList());
      case MultiA<K>(int threshold, var keys) ->
          new MultiA<>(threshold, keys.stream().<L>map(change).toList());
      case Wrap<K>(Wrapper wrapper, var inner) -> new Wrap<>(wrapper, inner.mapKeys(change));
    };
  }

  /** The text, in its shortest form, each key as {@code print} shows it. */
  default String print(Function<? super K, String> print) {
    return Printer.print(this, print);
  }

  /** {@code 0}: never satisfied. */
  record Zero<K>() implements Expression<K> {}

  /** {@code 1}: always satisfied. */
  record One<K>() implements Expression<K> {}

  /** {@code pk_k(key)}. */
  record PkK<K>(K key) implements Expression<K> {}

  /** {@code pk_h(key)}: the script has the key's hash only. */
  record PkH<K>(K key) implements Expression<K> {}

  /**
   * {@code pk_h} of a key that isn't known. It comes from scripts only, and can't be satisfied.
   *
   * @param hash HASH160 of the key, 20 bytes
   */
  record KeyHash<K>(Bytes hash) implements Expression<K> {}

  /**
   * {@code older(n)}: a relative lock time (BIP-68, 112).
   *
   * @param value 1 to 2<sup>31</sup>-1
   */
  record Older<K>(long value) implements Expression<K> {}

  /**
   * {@code after(n)}: an absolute lock time (BIP-65).
   *
   * @param value 1 to 2<sup>31</sup>-1; a height below 500000000, else Unix seconds
   */
  record After<K>(long value) implements Expression<K> {}

  /** A hash whose preimage of 32 bytes must be shown. */
  record Hash<K>(HashFunction function, Bytes hash) implements Expression<K> {}

  /** {@code andor(X,Y,Z)}: X and Y, or else Z; {@code and_n(X,Y)} with Z = 0. */
  record AndOr<K>(Expression<K> x, Expression<K> y, Expression<K> z) implements Expression<K> {}

  /** {@code and_v(X,Y)}; {@code t:X} with Y = 1. */
  record AndV<K>(Expression<K> x, Expression<K> y) implements Expression<K> {}

  /** {@code and_b(X,Y)}. */
  record AndB<K>(Expression<K> x, Expression<K> y) implements Expression<K> {}

  /** {@code or_b(X,Z)}. */
  record OrB<K>(Expression<K> x, Expression<K> z) implements Expression<K> {}

  /** {@code or_c(X,Z)}. */
  record OrC<K>(Expression<K> x, Expression<K> z) implements Expression<K> {}

  /** {@code or_d(X,Z)}. */
  record OrD<K>(Expression<K> x, Expression<K> z) implements Expression<K> {}

  /** {@code or_i(X,Z)}; {@code l:Z} with X = 0, {@code u:X} with Z = 0. */
  record OrI<K>(Expression<K> x, Expression<K> z) implements Expression<K> {}

  /** {@code thresh(k,X1,...,Xn)}: exactly k of them. */
  record Thresh<K>(int threshold, List<Expression<K>> all) implements Expression<K> {
    public Thresh {
      all = List.copyOf(all);
    }
  }

  /** {@code multi(k,key1,...,keyn)}, in witness scripts. */
  record Multi<K>(int threshold, List<K> all) implements Expression<K> {
    public Multi {
      all = List.copyOf(all);
    }
  }

  /** {@code multi_a(k,key1,...,keyn)}, in tapscript. */
  record MultiA<K>(int threshold, List<K> all) implements Expression<K> {
    public MultiA {
      all = List.copyOf(all);
    }
  }

  /** A wrapper around an expression. */
  record Wrap<K>(Wrapper wrapper, Expression<K> inner) implements Expression<K> {}
}

package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads expressions by recursive descent; types are checked afterwards. */
final class MiniscriptParser<K> {
  private static final int MAX_KEYS = 20;
  private static final int MAX_TAPSCRIPT_KEYS = 999;
  private static final String FRAGMENTS =
      "pk(), pkh(), older(), after(), sha256(), hash256(), ripemd160(), hash160(), andor(),"
          + " and_v(), and_b(), and_n(), or_b(), or_c(), or_d(), or_i(), thresh(), multi(),"
          + " multi_a(), 0 or 1";

  private final Cursor cursor;
  private final Supplier<K> keys;
  private final Places places;

  /**
   * @param keys reads one key from the cursor
   * @param places is told where each part begins
   */
  MiniscriptParser(Cursor cursor, Supplier<K> keys, Places places) {
    this.cursor = cursor;
    this.keys = keys;
    this.places = places;
  }

  Expression<K> read() {
    return read(0);
  }

  private Expression<K> read(int depth) {
    if (depth > Miniscript.MAX_DEPTH) {
      throw new MiniscriptException(cursor.offset(), Miniscript.TOO_DEEP);
    }
    int start = cursor.offset();
    String word = cursor.readUntil("(),:{}[");
    if (!cursor.isAt(':')) {
      return noted(fragment(word, start, depth), start);
    }
    if (word.isEmpty() || depth + word.length() > Miniscript.MAX_DEPTH) {
      throw new MiniscriptException(
          start, word.isEmpty() ? "no wrapper in front of the colon" : Miniscript.TOO_DEEP);
    }
    cursor.expect(':', "");
    Expression<K> inner = read(depth + word.length());
    for (int i = word.length() - 1; i >= 0; i--) {
      inner = noted(wrap(word.charAt(i), inner, start + i), start + i);
    }
    return inner;
  }

  private Expression<K> noted(Expression<K> expression, int start) {
    places.note(expression, start);
    return expression;
  }

  private Expression<K> wrap(char letter, Expression<K> inner, int at) {
    return switch (letter) {
      case 't' -> new Expression.AndV<>(inner, noted(new Expression.One<>(), at));
      case 'l' -> new Expression.OrI<>(noted(new Expression.Zero<>(), at), inner);
      case 'u' -> new Expression.OrI<>(inner, noted(new Expression.Zero<>(), at));
      default ->
          new Expression.Wrap<>(
              Wrapper.of(letter)
                  .orElseThrow(() ->
                      new MiniscriptException(
                          at, "there is no such wrapper; there are a, s, c, d, v, j, n, t, l, u")),
              inner);
    };
  }

  private Expression<K> fragment(String word, int start, int depth) {
    if (!cursor.isAt('(')) {
      return switch (word) {
        case "0" -> new Expression.Zero<>();
        case "1" -> new Expression.One<>();
        default -> throw unknown(start);
      };
    }
    cursor.expect('(', "behind " + word);
    Expression<K> read = arguments(word, start, depth);
    cursor.expect(')', "at the end of " + word + "()");
    return read;
  }

  private Expression<K> arguments(String word, int start, int depth) {
    return switch (word) {
      case "pk_k" -> new Expression.PkK<>(keys.get());
      case "pk_h" -> new Expression.PkH<>(keys.get());
      case "pk" -> checked(new Expression.PkK<>(keys.get()), start);
      case "pkh" -> checked(new Expression.PkH<>(keys.get()), start);
      case "older" -> new Expression.Older<>(number("a number of blocks or of 512 seconds"));
      case "after" -> new Expression.After<>(number("a height or a Unix time"));
      case "andor" -> new Expression.AndOr<>(read(depth + 1), next(depth), next(depth));
      case "and_n" ->
          new Expression.AndOr<>(
              read(depth + 1), next(depth), noted(new Expression.Zero<>(), start));
      case "and_v" -> new Expression.AndV<>(read(depth + 1), next(depth));
      case "and_b" -> new Expression.AndB<>(read(depth + 1), next(depth));
      case "or_b" -> new Expression.OrB<>(read(depth + 1), next(depth));
      case "or_c" -> new Expression.OrC<>(read(depth + 1), next(depth));
      case "or_d" -> new Expression.OrD<>(read(depth + 1), next(depth));
      case "or_i" -> new Expression.OrI<>(read(depth + 1), next(depth));
      case "thresh" -> thresh(depth);
      case "multi" -> {
        int threshold = threshold(word);
        yield new Expression.Multi<>(threshold, keys(word, threshold, start, MAX_KEYS));
      }
      case "multi_a" -> {
        int threshold = threshold(word);
        yield new Expression.MultiA<>(threshold, keys(word, threshold, start, MAX_TAPSCRIPT_KEYS));
      }
      default -> hash(word, start);
    };
  }

  private Expression<K> checked(Expression<K> key, int start) {
    return new Expression.Wrap<>(Wrapper.CHECK, noted(key, start));
  }

  private Expression<K> next(int depth) {
    cursor.expect(',', "in front of the next expression");
    return read(depth + 1);
  }

  private Expression<K> thresh(int depth) {
    int threshold = threshold("thresh");
    List<Expression<K>> all = new ArrayList<>();
    do {
      all.add(next(depth));
    } while (cursor.isAt(','));
    return new Expression.Thresh<>(threshold, all);
  }

  private int threshold(String word) {
    long number = number("how many of " + word + "() are needed");
    return (int) Math.min(number, Integer.MAX_VALUE);
  }

  private List<K> keys(String word, int threshold, int start, int most) {
    List<K> all = new ArrayList<>();
    while (cursor.isAt(',')) {
      cursor.expect(',', "");
      all.add(keys.get());
    }
    if (all.isEmpty() || all.size() > most) {
      throw new MiniscriptException(
          start, "%s() has %d keys; 1 to %d are allowed".formatted(word, all.size(), most));
    }
    if (threshold < 1 || threshold > all.size()) {
      throw new MiniscriptException(
          start,
          "%s() needs %d signatures of %d keys; 1 to %d make sense"
              .formatted(word, threshold, all.size(), all.size()));
    }
    return all;
  }

  private long number(String meaning) {
    int start = cursor.offset();
    String digits = cursor.readUntil(",){}");
    if (!digits.matches("0|[1-9][0-9]{0,9}")) {
      throw new MiniscriptException(start, "expected " + meaning + ", a decimal number");
    }
    return Long.parseLong(digits);
  }

  private Expression<K> hash(String word, int start) {
    Optional<HashFunction> function =
        Arrays.stream(HashFunction.values()).filter(each -> each.word().equals(word)).findFirst();
    if (function.isEmpty()) {
      throw unknown(start);
    }
    int at = cursor.offset();
    String digits = cursor.readUntil(",){}");
    int size = function.get().size();
    if (digits.length() != 2 * size) {
      throw new MiniscriptException(at, word + "() takes " + 2 * size + " hexadecimal digits");
    }
    try {
      return new Expression.Hash<>(function.get(), Bytes.fromHex(digits));
    } catch (BitcoinException _) {
      throw new MiniscriptException(at, word + "() takes " + 2 * size + " hexadecimal digits");
    }
  }

  private static MiniscriptException unknown(int start) {
    return new MiniscriptException(start, "expected an expression, one of " + FRAGMENTS);
  }
}

package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An expression that fits together as a whole script of a context (BIP-379). Whether it is also
 * safe to use is another question: {@link #requireSane}.
 *
 * @param <K> what a key is
 */
public final class Miniscript<K> {
  /** How deep expressions may be nested, each wrapper counted. */
  public static final int MAX_DEPTH = 402;

  static final String TOO_DEEP = "expressions are nested deeper than " + MAX_DEPTH;
  private static final String AFTER_KEY = ",){}";

  private final ScriptContext context;
  private final Expression<K> expression;
  private final IdentityHashMap<Expression<?>, Type> types;
  private final Places places;
  private final Limits limits;

  private Miniscript(ScriptContext context, Expression<K> expression, Places places) {
    this.context = context;
    this.expression = expression;
    this.places = places;
    this.types = TypeCheck.of(context, expression, places);
    this.limits = Limits.of(context, expression);
  }

  /**
   * An expression that was built.
   *
   * @throws MiniscriptException naming the fragment that doesn't fit
   */
  public static <K> Miniscript<K> of(ScriptContext context, Expression<K> expression) {
    return new Miniscript<>(context, expression, new Places());
  }

  /**
   * Reads an expression inside a larger text.
   *
   * @param cursor where it begins, and then where it ends
   * @param key reads a key from the cursor
   * @throws MiniscriptException naming the character and what was expected there
   */
  public static <K> Miniscript<K> read(ScriptContext context, Cursor cursor, Supplier<K> key) {
    Places places = new Places();
    return new Miniscript<>(context, new MiniscriptParser<>(cursor, key, places).read(), places);
  }

  /**
   * Reads an expression whose keys are written in hexadecimal: 33 bytes, or in tapscript also 32.
   *
   * @throws MiniscriptException naming the character and what was expected there
   */
  public static Miniscript<Bytes> parse(ScriptContext context, String text) {
    Cursor cursor = new Cursor(text);
    Miniscript<Bytes> read = read(context, cursor, () -> readKey(context, cursor));
    if (!cursor.atEnd()) {
      throw new MiniscriptException(
          cursor.offset(), "expected the end of the expression, found " + cursor.found());
    }
    return read;
  }

  /**
   * The expression that a script was made of; of several that make the same script, the one that
   * needs no {@code and_v} on the right.
   *
   * @param known keys whose hashes may stand in the script
   * @return nothing if the script is none of miniscript's
   */
  public static Optional<Miniscript<Bytes>> decode(
      ScriptContext context, Script script, Collection<Bytes> known) {
    try {
      return Decoder.decode(context, script, known)
          .map(expression -> of(context, expression))
          .filter(decoded -> Compiler.compile(decoded.expression()).equals(script));
    } catch (MiniscriptException _) {
      return Optional.empty();
    }
  }

  private static Bytes readKey(ScriptContext context, Cursor cursor) {
    int start = cursor.offset();
    String text = cursor.readUntil(AFTER_KEY);
    try {
      Bytes key = text.length() > 66 ? Bytes.EMPTY : Bytes.fromHex(text);
      boolean xOnly = key.size() == 32 && context == ScriptContext.TAPSCRIPT;
      byte[] point = xOnly ? Bytes.fromHex("02" + text).toArray() : key.toArray();
      if (point.length == 33 && Secp256k1.isValidPublicKey(point)) {
        return key.slice(key.size() - context.keySize(), key.size());
      }
    } catch (BitcoinException _) {
      // Told below, as any other text that is no key.
    }
    throw new MiniscriptException(
        start, "expected a public key of 66 hexadecimal digits" + xOnlyHint(context));
  }

  private static String xOnlyHint(ScriptContext context) {
    return context == ScriptContext.TAPSCRIPT ? ", or of 64" : "";
  }

  static MiniscriptException tooDeep(Expression<?> at, Places places) {
    return places.error(at, TOO_DEEP);
  }

  /** Where it runs. */
  public ScriptContext context() {
    return context;
  }

  /** What is written. */
  public Expression<K> expression() {
    return expression;
  }

  /** The type of the whole. */
  public Type type() {
    return type(expression);
  }

  /** The type of a part, which is known by identity. */
  Type type(Expression<?> part) {
    Type type = types.get(part);
    if (type == null) {
      throw new IllegalArgumentException("no part of this expression");
    }
    return type;
  }

  /** What the script and its satisfactions cost. */
  public Limits limits() {
    return limits;
  }

  /** The keys in the order in which they are written. */
  public List<K> keys() {
    return List.copyOf(expression.keys());
  }

  /**
   * Requires that coins can be safe under it: spending always takes a signature, nobody else can
   * change how, no path asks for lock times that exclude each other, no key is repeated, and every
   * satisfaction is one that nodes relay.
   *
   * @param name of a key, which tells keys apart; it is shown
   * @throws MiniscriptException naming the fragment and what is wrong with it
   */
  public void requireSane(Function<? super K, String> name) {
    Sanity.problem(this, name)
        .ifPresent(problem -> {
          throw places.error(problem.at(), problem.text());
        });
  }

  /** Whether {@link #requireSane} has nothing to say. */
  public boolean isSane(Function<? super K, String> name) {
    return Sanity.problem(this, name).isEmpty();
  }

  /** The same over other keys. */
  public <L> Miniscript<L> mapKeys(Function<? super K, ? extends L> change) {
    return of(context, expression.mapKeys(change));
  }

  /** The script over the keys as {@code key} gives them, as large as the context wants them. */
  public Script script(Function<? super K, Bytes> key) {
    return Compiler.compile(expression.mapKeys(key));
  }

  /** The text in its canonical form, each key as {@code print} shows it. */
  public String print(Function<? super K, String> print) {
    return expression.print(print);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Miniscript<?> that
        && context == that.context
        && expression.equals(that.expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  @Override
  public String toString() {
    return print(String::valueOf);
  }
}

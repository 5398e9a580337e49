package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.miniscript.Type.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Random expressions that mostly fit together, the same for the same seed. */
public final class RandomMiniscripts<K> {
  public static final List<Long> AGES = List.of(1L, 10L, 144L, 4194305L, 4194314L);
  public static final List<Long> TIMES = List.of(1L, 100L, 500_000_001L, 500_000_100L);

  private final ScriptContext context;
  private final Random random;
  private final Supplier<K> keys;

  /**
   * @param keys gives another key each time
   */
  public RandomMiniscripts(ScriptContext context, Random random, Supplier<K> keys) {
    this.context = context;
    this.random = random;
    this.keys = keys;
  }

  /** An expression that fits together. */
  public Miniscript<K> next() {
    while (true) {
      try {
        return Miniscript.of(context, any());
      } catch (MiniscriptException _) {
        // Something lacked a property; the next one may have it.
      }
    }
  }

  /** An expression that may lack a property somewhere. */
  public Expression<K> any() {
    return of(Base.B, 1 + random.nextInt(4));
  }

  private Expression<K> of(Base base, int depth) {
    return switch (base) {
      case B -> base(depth);
      case V -> verify(depth);
      case K -> key(depth);
      case W -> wrap(random.nextBoolean() ? Wrapper.ALT : Wrapper.SWAP, of(Base.B, depth));
    };
  }

  private Expression<K> wrap(Wrapper wrapper, Expression<K> inner) {
    return new Expression.Wrap<>(wrapper, inner);
  }

  private Expression<K> base(int depth) {
    if (depth <= 0) {
      return switch (random.nextInt(12)) {
        case 0 -> new Expression.Older<>(AGES.get(random.nextInt(AGES.size())));
        case 1 -> new Expression.After<>(TIMES.get(random.nextInt(TIMES.size())));
        case 2 -> hash();
        case 3 -> multi();
        default -> wrap(Wrapper.CHECK, key(0));
      };
    }
    int below = depth - 1;
    return switch (random.nextInt(15)) {
      case 0 -> new Expression.AndV<>(of(Base.V, below), of(Base.B, below));
      case 1 -> new Expression.AndB<>(of(Base.B, below), of(Base.W, below));
      case 2 -> new Expression.OrB<>(of(Base.B, below), of(Base.W, below));
      case 3, 4 -> new Expression.OrD<>(of(Base.B, below), of(Base.B, below));
      case 5 -> new Expression.OrI<>(of(Base.B, below), of(Base.B, below));
      case 6, 7 -> new Expression.AndOr<>(of(Base.B, below), of(Base.B, below), of(Base.B, below));
      case 8, 9 -> thresh(below);
      case 10 -> wrap(Wrapper.CHECK, of(Base.K, below));
      case 11 -> new Expression.AndV<>(of(Base.V, below), new Expression.One<>());
      case 12 ->
          random.nextBoolean()
              ? new Expression.OrI<>(new Expression.Zero<>(), of(Base.B, below))
              : new Expression.OrI<>(of(Base.B, below), new Expression.Zero<>());
      case 13 ->
          wrap(random.nextBoolean() ? Wrapper.ZERO_NOT_EQUAL : Wrapper.NON_ZERO, of(Base.B, below));
      default -> wrap(Wrapper.DUP_IF, of(Base.V, 0));
    };
  }

  private Expression<K> verify(int depth) {
    int below = depth - 1;
    return switch (depth <= 0 ? 9 : random.nextInt(10)) {
      case 0 -> new Expression.AndV<>(of(Base.V, below), of(Base.V, below));
      case 1 -> new Expression.OrC<>(of(Base.B, below), of(Base.V, below));
      case 2 -> new Expression.OrI<>(of(Base.V, below), of(Base.V, below));
      default -> wrap(Wrapper.VERIFY, of(Base.B, below));
    };
  }

  private Expression<K> key(int depth) {
    int below = depth - 1;
    return switch (depth <= 0 ? 9 : random.nextInt(10)) {
      case 0 -> new Expression.AndV<>(of(Base.V, below), of(Base.K, below));
      case 1 -> new Expression.OrI<>(of(Base.K, below), of(Base.K, below));
      case 2 -> new Expression.AndOr<>(of(Base.B, below), of(Base.K, below), of(Base.K, below));
      default ->
          random.nextBoolean()
              ? new Expression.PkK<>(keys.get())
              : new Expression.PkH<>(keys.get());
    };
  }

  private Expression<K> thresh(int depth) {
    List<Expression<K>> all = new ArrayList<>(List.of(of(Base.B, depth)));
    int more = random.nextInt(3);
    for (int i = 0; i < more; i++) {
      all.add(of(Base.W, depth));
    }
    return new Expression.Thresh<>(1 + random.nextInt(all.size()), all);
  }

  private Expression<K> multi() {
    int count = 1 + random.nextInt(4);
    List<K> all = IntStream.range(0, count).mapToObj(_ -> keys.get()).toList();
    int threshold = 1 + random.nextInt(count);
    return context == ScriptContext.P2WSH
        ? new Expression.Multi<>(threshold, all)
        : new Expression.MultiA<>(threshold, all);
  }

  private Expression<K> hash() {
    List<HashFunction> functions = List.of(HashFunction.values());
    HashFunction function = functions.get(random.nextInt(functions.size()));
    return new Expression.Hash<>(function, function.of(preimage(random.nextInt(4))));
  }

  /** One of the four preimages whose hashes occur. */
  public static Bytes preimage(int number) {
    byte[] preimage = new byte[32];
    preimage[0] = (byte) (1 + number);
    return Bytes.of(preimage);
  }
}

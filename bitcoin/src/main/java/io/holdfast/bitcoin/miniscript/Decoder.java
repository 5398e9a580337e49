package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads scripts back, from their end: there each fragment shows what it is. What doesn't fit
 * together is left to the type check.
 */
final class Decoder {
  private static final int MAX_SIZE = 100_000;
  private static final int MAX_KEYS = 20;

  private final ScriptContext context;
  private final ScriptTokens tokens;
  private final Map<Bytes, Bytes> keys = new HashMap<>();

  private Decoder(ScriptContext context, ScriptTokens tokens, Collection<Bytes> known) {
    this.context = context;
    this.tokens = tokens;
    for (Bytes key : known) {
      if (key.size() == context.keySize()) {
        keys.put(Bytes.of(Hashes.hash160(key.toArray())), key);
      }
    }
  }

  /**
   * The expression of a script.
   *
   * @throws MiniscriptException if it is nested too deeply or a part is of no fragment
   */
  static Optional<Expression<Bytes>> decode(
      ScriptContext context, Script script, Collection<Bytes> known) {
    if (script.size() > MAX_SIZE) {
      return Optional.empty();
    }
    return ScriptTokens.of(script)
        .map(tokens -> new Decoder(context, tokens, known))
        .map(Decoder::whole);
  }

  private Expression<Bytes> whole() {
    Expression<Bytes> read = sequence(0);
    if (!tokens.atStart()) {
      throw none();
    }
    return read;
  }

  /** An expression with all that stands in front of it and leaves nothing on the stack. */
  private Expression<Bytes> sequence(int depth) {
    List<Expression<Bytes>> parts = new ArrayList<>();
    do {
      parts.add(single(depth + parts.size()));
    } while (!tokens.atStart()
        && !tokens.isAnyOf(
            OpCodes.OP_IF,
            OpCodes.OP_NOTIF,
            OpCodes.OP_ELSE,
            OpCodes.OP_TOALTSTACK,
            OpCodes.OP_SWAP));
    Expression<Bytes> read = parts.getLast();
    for (int i = parts.size() - 2; i >= 0; i--) {
      read = new Expression.AndV<>(read, parts.get(i));
    }
    return read;
  }

  private Expression<Bytes> single(int depth) {
    if (depth > Miniscript.MAX_DEPTH) {
      throw new MiniscriptException(Miniscript.TOO_DEEP);
    }
    Optional<Bytes> push = tokens.takePush(context.keySize());
    if (push.isPresent()) {
      return new Expression.PkK<>(push.get());
    }
    return switch (tokens.take()) {
      case OpCodes.OP_0 -> new Expression.Zero<>();
      case OpCodes.OP_1 -> new Expression.One<>();
      case OpCodes.OP_CHECKSEQUENCEVERIFY -> new Expression.Older<>(number());
      case OpCodes.OP_CHECKLOCKTIMEVERIFY -> new Expression.After<>(number());
      case OpCodes.OP_CHECKSIG -> new Expression.Wrap<>(Wrapper.CHECK, single(depth + 1));
      case OpCodes.OP_0NOTEQUAL -> new Expression.Wrap<>(Wrapper.ZERO_NOT_EQUAL, single(depth + 1));
      case OpCodes.OP_CHECKMULTISIG -> multi();
      case OpCodes.OP_NUMEQUAL -> multiA();
      case OpCodes.OP_EQUAL -> equal(depth);
      case OpCodes.OP_VERIFY ->
          keyHash().orElseGet(() -> new Expression.Wrap<>(Wrapper.VERIFY, single(depth + 1)));
      case OpCodes.OP_BOOLAND -> {
        Expression<Bytes> second = wrapped(depth + 1);
        yield new Expression.AndB<>(single(depth + 1), second);
      }
      case OpCodes.OP_BOOLOR -> {
        Expression<Bytes> second = wrapped(depth + 1);
        yield new Expression.OrB<>(single(depth + 1), second);
      }
      case OpCodes.OP_ENDIF -> branch(depth);
      default -> throw none();
    };
  }

  private Expression<Bytes> wrapped(int depth) {
    if (tokens.takeIf(OpCodes.OP_FROMALTSTACK)) {
      Expression<Bytes> inner = sequence(depth + 1);
      require(OpCodes.OP_TOALTSTACK);
      return new Expression.Wrap<>(Wrapper.ALT, inner);
    }
    Expression<Bytes> inner = sequence(depth + 1);
    require(OpCodes.OP_SWAP);
    return new Expression.Wrap<>(Wrapper.SWAP, inner);
  }

  /** What ends in ENDIF. */
  private Expression<Bytes> branch(int depth) {
    Expression<Bytes> last = sequence(depth + 1);
    return switch (tokens.take()) {
      case OpCodes.OP_ELSE -> {
        Expression<Bytes> first = sequence(depth + 1);
        if (tokens.takeIf(OpCodes.OP_IF)) {
          yield new Expression.OrI<>(first, last);
        }
        require(OpCodes.OP_NOTIF);
        yield new Expression.AndOr<>(single(depth + 1), last, first);
      }
      case OpCodes.OP_NOTIF ->
          tokens.takeIf(OpCodes.OP_IFDUP)
              ? new Expression.OrD<>(single(depth + 1), last)
              : new Expression.OrC<>(single(depth + 1), last);
      case OpCodes.OP_IF -> {
        if (tokens.takeIf(OpCodes.OP_DUP)) {
          yield new Expression.Wrap<>(Wrapper.DUP_IF, last);
        }
        require(OpCodes.OP_0NOTEQUAL);
        require(OpCodes.OP_SIZE);
        yield new Expression.Wrap<>(Wrapper.NON_ZERO, last);
      }
      default -> throw none();
    };
  }

  /** A hash, or a threshold. */
  private Expression<Bytes> equal(int depth) {
    for (HashFunction function : HashFunction.values()) {
      Optional<Bytes> hash = hash(function);
      if (hash.isPresent()) {
        return new Expression.Hash<>(function, hash.get());
      }
    }
    int threshold = small();
    List<Expression<Bytes>> all = new ArrayList<>();
    while (tokens.takeIf(OpCodes.OP_ADD)) {
      all.add(wrapped(depth + 1));
    }
    all.add(single(depth + 1));
    Collections.reverse(all);
    return new Expression.Thresh<>(threshold, all);
  }

  private Optional<Bytes> hash(HashFunction function) {
    int mark = tokens.mark();
    Optional<Bytes> hash = tokens.takePush(function.size());
    if (hash.isPresent()
        && tokens.takeIf(function.opcode())
        && tokens.takeIf(OpCodes.OP_VERIFY)
        && tokens.takeIf(OpCodes.OP_EQUAL)
        && tokens.takeNumber().orElse(0) == 32
        && tokens.takeIf(OpCodes.OP_SIZE)) {
      return hash;
    }
    tokens.reset(mark);
    return Optional.empty();
  }

  /** A key's hash, whose VERIFY is taken already. */
  private Optional<Expression<Bytes>> keyHash() {
    int mark = tokens.mark();
    if (tokens.takeIf(OpCodes.OP_EQUAL)) {
      Optional<Bytes> hash = tokens.takePush(20);
      if (hash.isPresent() && tokens.takeIf(OpCodes.OP_HASH160) && tokens.takeIf(OpCodes.OP_DUP)) {
        Bytes key = keys.get(hash.get());
        return Optional.of(
            key == null ? new Expression.KeyHash<>(hash.get()) : new Expression.PkH<>(key));
      }
    }
    tokens.reset(mark);
    return Optional.empty();
  }

  private Expression<Bytes> multi() {
    int count = small();
    if (count < 1 || count > MAX_KEYS) {
      throw none();
    }
    Bytes[] all = new Bytes[count];
    for (int i = count - 1; i >= 0; i--) {
      all[i] = key();
    }
    int threshold = small();
    if (threshold < 1 || threshold > count) {
      throw none();
    }
    return new Expression.Multi<>(threshold, Arrays.asList(all));
  }

  private Expression<Bytes> multiA() {
    int threshold = small();
    List<Bytes> all = new ArrayList<>();
    while (tokens.takeIf(OpCodes.OP_CHECKSIGADD)) {
      all.add(key());
    }
    require(OpCodes.OP_CHECKSIG);
    all.add(key());
    if (threshold < 1 || threshold > all.size()) {
      throw none();
    }
    return new Expression.MultiA<>(threshold, all.reversed());
  }

  private Bytes key() {
    return tokens.takePush(context.keySize()).orElseThrow(Decoder::none);
  }

  private int small() {
    return (int) Math.min(number(), Integer.MAX_VALUE);
  }

  private long number() {
    return tokens.takeNumber().orElseThrow(Decoder::none);
  }

  private void require(int opcode) {
    if (!tokens.takeIf(opcode)) {
      throw none();
    }
  }

  private static MiniscriptException none() {
    return new MiniscriptException("the script is not one of miniscript");
  }
}

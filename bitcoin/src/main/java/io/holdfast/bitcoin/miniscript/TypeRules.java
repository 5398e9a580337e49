package io.holdfast.bitcoin.miniscript;

import static io.holdfast.bitcoin.miniscript.Type.Property.ABSOLUTE_HEIGHT;
import static io.holdfast.bitcoin.miniscript.Type.Property.ABSOLUTE_TIME;
import static io.holdfast.bitcoin.miniscript.Type.Property.D;
import static io.holdfast.bitcoin.miniscript.Type.Property.E;
import static io.holdfast.bitcoin.miniscript.Type.Property.F;
import static io.holdfast.bitcoin.miniscript.Type.Property.K;
import static io.holdfast.bitcoin.miniscript.Type.Property.M;
import static io.holdfast.bitcoin.miniscript.Type.Property.N;
import static io.holdfast.bitcoin.miniscript.Type.Property.O;
import static io.holdfast.bitcoin.miniscript.Type.Property.RELATIVE_HEIGHT;
import static io.holdfast.bitcoin.miniscript.Type.Property.RELATIVE_TIME;
import static io.holdfast.bitcoin.miniscript.Type.Property.S;
import static io.holdfast.bitcoin.miniscript.Type.Property.U;
import static io.holdfast.bitcoin.miniscript.Type.Property.X;
import static io.holdfast.bitcoin.miniscript.Type.Property.Z;

import io.holdfast.bitcoin.miniscript.Type.Base;
import java.util.List;

/** The tables of BIP-379: what fits together, and what type comes of it. */
final class TypeRules {
  private static final long RELATIVE_TIME_FLAG = 1L << 22;
  private static final long TIME_THRESHOLD = 500_000_000;

  /** No stack holds more; this bounds the work of finding the best way through a threshold. */
  private static final int MAX_PARTS = 1000;

  private final ScriptContext context;
  private final Expression<?> expression;
  private final List<Type> types;
  private final Places places;

  private TypeRules(
      ScriptContext context, Expression<?> expression, List<Type> types, Places places) {
    this.context = context;
    this.expression = expression;
    this.types = types;
    this.places = places;
  }

  /**
   * The type of an expression.
   *
   * @param types of its children
   * @throws MiniscriptException naming the fragment and what it wants
   */
  static Type of(ScriptContext context, Expression<?> expression, List<Type> types, Places places) {
    return new TypeRules(context, expression, types, places).type();
  }

  private Type type() {
    return switch (expression) {
      case Expression.Zero<?> _ -> leaf(Base.B).always(Z, D, U, S, E, X).type();
      case Expression.One<?> _ -> leaf(Base.B).always(Z, U, F, X).type();
      case Expression.PkK<?> _ -> leaf(Base.K).always(O, N, D, U, S, E, X).type();
      case Expression.PkH<?> _, Expression.KeyHash<?> _ ->
          leaf(Base.K).always(N, D, U, S, E, X).type();
      case Expression.Older<?>(long value) ->
          lockTime(value, (value & RELATIVE_TIME_FLAG) != 0 ? RELATIVE_TIME : RELATIVE_HEIGHT);
      case Expression.After<?>(long value) ->
          lockTime(value, value >= TIME_THRESHOLD ? ABSOLUTE_TIME : ABSOLUTE_HEIGHT);
      case Expression.Hash<?> _ -> leaf(Base.B).always(O, N, D, U).type();
      case Expression.Multi<?> _ -> {
        require(context == ScriptContext.P2WSH, "is of wsh() only; tr() has multi_a()");
        yield leaf(Base.B).always(N, D, U, S, E).type();
      }
      case Expression.MultiA<?> _ -> {
        require(context == ScriptContext.TAPSCRIPT, "is of tr() only; wsh() has multi()");
        yield leaf(Base.B).always(D, U, S, E).type();
      }
      case Expression.AndOr<?> _ -> andOr(types.get(0), types.get(1), types.get(2));
      case Expression.AndV<?> _ -> andV(types.get(0), types.get(1));
      case Expression.AndB<?> _ -> andB(types.get(0), types.get(1));
      case Expression.OrB<?> _ -> orB(types.get(0), types.get(1));
      case Expression.OrC<?> _ -> orC(types.get(0), types.get(1));
      case Expression.OrD<?> _ -> orD(types.get(0), types.get(1));
      case Expression.OrI<?> _ -> orI(types.get(0), types.get(1));
      case Expression.Thresh<?>(int threshold, var _) -> thresh(threshold);
      case Expression.Wrap<?>(Wrapper wrapper, var _) -> wrap(wrapper, types.getFirst());
    };
  }

  private TypeBuilder leaf(Base base) {
    return new TypeBuilder(base).always(M, K);
  }

  private Type lockTime(long value, Type.Property kind) {
    require(value >= 1 && value < 1L << 31, "takes 1 to 2147483647, not " + value);
    return leaf(Base.B).always(Z, F, X, kind).type();
  }

  private Type andOr(Type x, Type y, Type z) {
    requireBase(x, "X", Base.B);
    requireProperties(x, "X", D, U);
    requireSame(y, "Y", z, "Z");
    boolean malleable = !(x.has(E) && (x.has(S) || y.has(S) || z.has(S)));
    return over(y.base(), x, y, z)
        .unless(M, malleable)
        .when(Z, x.has(Z) && y.has(Z) && z.has(Z))
        .when(O, x.has(Z) ? y.has(O) && z.has(O) : x.has(O) && y.has(Z) && z.has(Z))
        .when(D, z.has(D))
        .when(U, y.has(U) && z.has(U))
        .when(S, z.has(S) && (x.has(S) || y.has(S)))
        .when(F, z.has(F) && (x.has(S) || y.has(F)))
        .when(E, z.has(E) && (x.has(S) || y.has(F)))
        .always(X)
        .unless(K, TypeBuilder.excludeEachOther(List.of(x, y)))
        .type();
  }

  private Type andV(Type x, Type y) {
    requireBase(x, "X", Base.V);
    requireBase(y, "Y", Base.B, Base.V, Base.K);
    return both(y.base(), x, y)
        .when(U, y.has(U))
        .when(S, x.has(S) || y.has(S))
        .when(F, x.has(S) || y.has(F))
        .when(X, y.has(X))
        .type();
  }

  private Type andB(Type x, Type y) {
    requireBase(x, "X", Base.B);
    requireBase(y, "Y", Base.W);
    return both(Base.B, x, y)
        .when(D, x.has(D) && y.has(D))
        .always(U, X)
        .when(S, x.has(S) || y.has(S))
        .when(F, (x.has(F) && y.has(F)) || (x.has(S) && x.has(F)) || (y.has(S) && y.has(F)))
        .when(E, x.has(E) && y.has(E) && x.has(S) && y.has(S))
        .type();
  }

  /** What conjunctions have alike: both arguments are taken one after the other. */
  private TypeBuilder both(Base base, Type x, Type y) {
    return over(base, x, y)
        .when(Z, x.has(Z) && y.has(Z))
        .when(O, (x.has(Z) && y.has(O)) || (x.has(O) && y.has(Z)))
        .when(N, x.has(N) || (x.has(Z) && y.has(N)))
        .unless(K, TypeBuilder.excludeEachOther(List.of(x, y)));
  }

  private Type orB(Type x, Type z) {
    requireBase(x, "X", Base.B);
    requireProperties(x, "X", D);
    requireBase(z, "Z", Base.W);
    requireProperties(z, "Z", D);
    return over(Base.B, x, z)
        .unless(M, !(x.has(E) && z.has(E) && (x.has(S) || z.has(S))))
        .when(Z, x.has(Z) && z.has(Z))
        .when(O, (x.has(Z) && z.has(O)) || (x.has(O) && z.has(Z)))
        .always(D, U, E, X)
        .when(S, x.has(S) && z.has(S))
        .type();
  }

  private Type orC(Type x, Type z) {
    requireBase(z, "Z", Base.V);
    return orElse(Base.V, x, z).always(F).type();
  }

  private Type orD(Type x, Type z) {
    requireBase(z, "Z", Base.B);
    return orElse(Base.B, x, z)
        .when(D, z.has(D))
        .when(U, z.has(U))
        .when(F, z.has(F))
        .when(E, z.has(E))
        .type();
  }

  /** What or_c and or_d have alike: Z is looked at where X was dissatisfied. */
  private TypeBuilder orElse(Base base, Type x, Type z) {
    requireBase(x, "X", Base.B);
    requireProperties(x, "X", D, U);
    return over(base, x, z)
        .unless(M, !(x.has(E) && (x.has(S) || z.has(S))))
        .when(Z, x.has(Z) && z.has(Z))
        .when(O, x.has(O) && z.has(Z))
        .always(X)
        .when(S, x.has(S) && z.has(S));
  }

  private Type orI(Type x, Type z) {
    requireSame(x, "X", z, "Z");
    return over(x.base(), x, z)
        .unless(M, !(x.has(S) || z.has(S)))
        .when(O, x.has(Z) && z.has(Z))
        .when(D, x.has(D) || z.has(D))
        .when(U, x.has(U) && z.has(U))
        .when(S, x.has(S) && z.has(S))
        .when(F, x.has(F) && z.has(F))
        .when(E, (x.has(E) && z.has(F)) || (z.has(E) && x.has(F)))
        .always(X)
        .type();
  }

  private Type thresh(int threshold) {
    int count = types.size();
    require(count <= MAX_PARTS, "has " + count + " expressions; at most " + MAX_PARTS + " do");
    require(
        threshold >= 1 && threshold <= count,
        "needs 1 to " + count + " of " + count + " expressions, not " + threshold);
    for (int i = 0; i < count; i++) {
      requireBase(types.get(i), "X" + (i + 1), i == 0 ? Base.B : Base.W);
      requireProperties(types.get(i), "X" + (i + 1), D, U);
    }
    long signed = types.stream().filter(each -> each.has(S)).count();
    boolean expressive = types.stream().allMatch(each -> each.has(E));
    boolean one = types.stream().filter(each -> !each.has(Z)).count() == 1;
    return over(Base.B, types.toArray(Type[]::new))
        .unless(M, !expressive || signed < count - threshold)
        .when(Z, types.stream().allMatch(each -> each.has(Z)))
        .when(O, one && types.stream().allMatch(each -> each.has(Z) || each.has(O)))
        .always(D, U)
        .when(S, signed > count - threshold)
        .when(E, expressive && signed == count)
        .unless(K, threshold > 1 && TypeBuilder.excludeEachOther(types))
        .type();
  }

  private Type wrap(Wrapper wrapper, Type x) {
    return switch (wrapper) {
      case ALT -> {
        requireBase(x, "X", Base.B);
        yield over(Base.W, x).same(x, D, U, S, F, E).always(X).type();
      }
      case SWAP -> {
        requireBase(x, "X", Base.B);
        requireProperties(x, "X", O);
        yield over(Base.W, x).same(x, D, U, S, F, E, X).type();
      }
      case CHECK -> {
        requireBase(x, "X", Base.K);
        yield over(Base.B, x).same(x, O, N, D, F, E).always(U, S).type();
      }
      case DUP_IF -> {
        requireBase(x, "X", Base.V);
        requireProperties(x, "X", Z);
        yield over(Base.B, x)
            .same(x, S)
            .always(O, N, D, E, X)
            // Outside tapscript nobody keeps a witness from giving another true value than 1.
            .when(U, context == ScriptContext.TAPSCRIPT)
            .type();
      }
      case VERIFY -> {
        requireBase(x, "X", Base.B);
        yield over(Base.V, x).same(x, Z, O, N, S).always(F, X).type();
      }
      case NON_ZERO -> {
        requireBase(x, "X", Base.B);
        requireProperties(x, "X", N);
        yield over(Base.B, x).same(x, O, U, S).always(N, D, X).when(E, x.has(F)).type();
      }
      case ZERO_NOT_EQUAL -> {
        requireBase(x, "X", Base.B);
        yield over(Base.B, x).same(x, Z, O, N, D, S, F, E).always(U, X).type();
      }
    };
  }

  private static TypeBuilder over(Base base, Type... parts) {
    return new TypeBuilder(base).over(List.of(parts));
  }

  private void requireSame(Type first, String firstName, Type second, String secondName) {
    requireBase(first, firstName, Base.B, Base.V, Base.K);
    require(
        first.base() == second.base(),
        "takes "
            + firstName
            + " and "
            + secondName
            + " of the same base, and they are of "
            + first.base()
            + " and "
            + second.base());
  }

  private void requireBase(Type type, String name, Base... allowed) {
    require(
        type.isBaseOf(allowed),
        "takes " + name + " of base " + Words.anyOf(allowed) + ", and it is of " + type.base());
  }

  private void requireProperties(Type type, String name, Type.Property... wanted) {
    for (Type.Property each : wanted) {
      require(
          type.has(each),
          "takes " + name + " with property " + Words.letter(each) + ", and it is only " + type);
    }
  }

  private void require(boolean held, String wanted) {
    if (!held) {
      throw places.error(expression, Words.name(expression) + " " + wanted);
    }
  }
}

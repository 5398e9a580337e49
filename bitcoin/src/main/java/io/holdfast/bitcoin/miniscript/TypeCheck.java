package io.holdfast.bitcoin.miniscript;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Finds the types of an expression and of all its parts. */
final class TypeCheck {
  private final ScriptContext context;
  private final Places places;
  private final IdentityHashMap<Expression<?>, Type> types = new IdentityHashMap<>();

  private TypeCheck(ScriptContext context, Places places) {
    this.context = context;
    this.places = places;
  }

  /**
   * The types of {@code expression} and of its parts, by identity.
   *
   * @throws MiniscriptException if something doesn't fit together, or the whole is not of base B
   */
  static IdentityHashMap<Expression<?>, Type> of(
      ScriptContext context, Expression<?> expression, Places places) {
    TypeCheck check = new TypeCheck(context, places);
    Type type = check.check(expression, 0);
    if (type.base() != Type.Base.B) {
      throw places.error(
          expression,
          Words.name(expression) + " is of base " + type.base() + "; a whole script is of B");
    }
    return check.types;
  }

  private Type check(Expression<?> expression, int depth) {
    if (depth > Miniscript.MAX_DEPTH) {
      throw Miniscript.tooDeep(expression, places);
    }
    List<Type> children = new ArrayList<>();
    for (Expression<?> child : expression.children()) {
      children.add(check(child, depth + 1));
    }
    Type type = TypeRules.of(context, expression, children, places);
    types.put(expression, type);
    return type;
  }
}

package io.holdfast.bitcoin.miniscript;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The type of an expression: what it does to the stack and what is known of its satisfactions.
 *
 * @param base what it does to the stack
 * @param properties what else holds
 */
public record Type(Base base, Set<Property> properties) {
  private static final Set<Property> LETTERS = EnumSet.range(Property.Z, Property.K);

  public Type {
    properties = Set.copyOf(properties);
  }

  /** What an expression leaves on the stack. */
  public enum Base {
    /** Base: something that isn't zero if satisfied, else zero. */
    B,
    /** Verify: nothing if satisfied; it can't be dissatisfied. */
    V,
    /** Key: a public key, for which a signature is still wanted. */
    K,
    /** Wrapped: like a base expression, working below the top of the stack. */
    W
  }

  /** What can hold of an expression, by BIP-379's letters where it has one. */
  public enum Property {
    /** Takes nothing from the stack. */
    Z,
    /** Takes exactly one element. */
    O,
    /** The topmost element of its satisfactions isn't zero. */
    N,
    /** Can be dissatisfied, whatever is known. */
    D,
    /** Leaves exactly 1 if satisfied. */
    U,
    /** Satisfying it takes a signature. */
    S,
    /** Dissatisfying it takes a signature, or can't be done. */
    F,
    /** Has one dissatisfaction without a signature, and no other. */
    E,
    /** Can always be satisfied so that nobody else can change how. */
    M,
    /** Doesn't ask for lock times that exclude each other. */
    K,
    /** Its last operation has no form that verifies. */
    X,
    RELATIVE_TIME,
    RELATIVE_HEIGHT,
    ABSOLUTE_TIME,
    ABSOLUTE_HEIGHT
  }

  /** Whether a property holds. */
  public boolean has(Property property) {
    return properties.contains(property);
  }

  boolean isBaseOf(Base... allowed) {
    return Set.of(allowed).contains(base);
  }

  /** The base and BIP-379's properties {@code zondumsfek}, such as {@code Bondumse}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(base.name());
    for (Property property : LETTERS) {
      if (has(property)) {
        text.append(property.name().toLowerCase(Locale.ROOT));
      }
    }
    return text.toString();
  }
}

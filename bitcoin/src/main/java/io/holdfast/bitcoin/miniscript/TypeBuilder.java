package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.miniscript.Type.Base;
import io.holdfast.bitcoin.miniscript.Type.Property;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Gathers the properties of a type. */
final class TypeBuilder {
  private static final Set<Property> LOCK_TIMES =
      EnumSet.of(
          Property.RELATIVE_TIME,
          Property.RELATIVE_HEIGHT,
          Property.ABSOLUTE_TIME,
          Property.ABSOLUTE_HEIGHT);

  private final Base base;
  private final EnumSet<Property> properties = EnumSet.noneOf(Property.class);

  TypeBuilder(Base base) {
    this.base = base;
  }

  /** Whether to satisfy all of {@code parts} would take a height and a time at once. */
  static boolean excludeEachOther(List<Type> parts) {
    return anyTwo(parts, Property.RELATIVE_TIME, Property.RELATIVE_HEIGHT)
        || anyTwo(parts, Property.ABSOLUTE_TIME, Property.ABSOLUTE_HEIGHT);
  }

  private static boolean anyTwo(List<Type> parts, Property time, Property height) {
    long times = parts.stream().filter(each -> each.has(time)).count();
    long heights = parts.stream().filter(each -> each.has(height)).count();
    long either = parts.stream().filter(each -> each.has(time) || each.has(height)).count();
    // One that has both by itself is no conflict here, unless another one joins it.
    return times > 0 && heights > 0 && either > 1;
  }

  /** Takes over what a whole has of its parts: their lock times, and K and M if all have them. */
  TypeBuilder over(List<Type> parts) {
    for (Property lockTime : LOCK_TIMES) {
      when(lockTime, parts.stream().anyMatch(each -> each.has(lockTime)));
    }
    return when(Property.K, parts.stream().allMatch(each -> each.has(Property.K)))
        .when(Property.M, parts.stream().allMatch(each -> each.has(Property.M)));
  }

  TypeBuilder always(Property... held) {
    properties.addAll(List.of(held));
    return this;
  }

  TypeBuilder when(Property property, boolean held) {
    if (held) {
      properties.add(property);
    }
    return this;
  }

  TypeBuilder unless(Property property, boolean lost) {
    if (lost) {
      properties.remove(property);
    }
    return this;
  }

  TypeBuilder same(Type other, Property... each) {
    for (Property property : each) {
      when(property, other.has(property));
    }
    return this;
  }

  /** The type; of one that is malleable nothing more is said about malleability (BIP-379). */
  Type type() {
    if (!properties.contains(Property.M)) {
      properties.removeAll(EnumSet.of(Property.S, Property.F, Property.E));
    }
    return new Type(base, properties);
  }
}

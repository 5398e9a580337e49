package io.holdfast.core.policy;

/**
 * What a directive of a templated path asks for, e.g. <code>{{identity.entity.metadata.team}}
 * </code>.
 */
public sealed interface Selector {
  /** A property of an entity, an alias or a group. */
  sealed interface Property {
    /** Its id. */
    record Id() implements Property {}

    /** Its name. */
    record Name() implements Property {}

    /** One of its metadata. */
    record Metadata(String key) implements Property {}

    /** One of the metadata that operators gave it; aliases only. */
    record CustomMetadata(String key) implements Property {}
  }

  /** Of the caller's entity. */
  record Entity(Property property) implements Selector {}

  /** Of the entity's alias on the auth mount with that accessor. */
  record Alias(String mountAccessor, Property property) implements Selector {}

  /** Of a group that the entity is a member of, by the group's id. */
  record GroupById(String id, Property property) implements Selector {}

  /** Of a group that the entity is a member of, by name in the policy's namespace. */
  record GroupByName(String name, Property property) implements Selector {}

  /** Nothing that is known; it has no value. */
  record Unknown(String text) implements Selector {}

  /** Reads what stands between the braces of a directive. */
  static Selector parse(String directive) {
    return SelectorParser.parse(directive.strip());
  }
}

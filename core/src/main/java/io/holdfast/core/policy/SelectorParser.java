package io.holdfast.core.policy;

import io.holdfast.core.policy.Selector.Property;
import java.util.Optional;
import java.util.function.BiFunction;

/** The grammar of directives; see Vault's documentation of templated policies. */
final class SelectorParser {
  private SelectorParser() {}

  static Selector parse(String text) {
    return entity(text)
        .or(() -> keyed(text, "identity.entity.aliases.", true, Selector.Alias::new))
        .or(() -> keyed(text, "identity.groups.ids.", false, Selector.GroupById::new))
        .or(() -> keyed(text, "identity.groups.names.", false, Selector.GroupByName::new))
        .orElseGet(() -> new Selector.Unknown(text));
  }

  private static Optional<Selector> entity(String text) {
    return after(text, "identity.entity.")
        .flatMap(rest -> property(rest, false))
        .map(Selector.Entity::new);
  }

  private static Optional<Selector> keyed(
      String text, String prefix, boolean alias, BiFunction<String, Property, Selector> maker) {
    Optional<String> rest = after(text, prefix);
    int dot = rest.map(value -> value.indexOf('.')).orElse(-1);
    if (dot <= 0) {
      return Optional.empty();
    }
    String key = rest.get().substring(0, dot);
    return property(rest.get().substring(dot + 1), alias).map(found -> maker.apply(key, found));
  }

  private static Optional<Property> property(String text, boolean alias) {
    return switch (text) {
      case "id" -> Optional.of(new Property.Id());
      case "name" -> Optional.of(new Property.Name());
      default ->
          after(text, "metadata.")
              .<Property>map(Property.Metadata::new)
              .or(() ->
                  after(text, "custom_metadata.")
                      .filter(key -> alias)
                      .map(Property.CustomMetadata::new));
    };
  }

  private static Optional<String> after(String text, String prefix) {
    return text.startsWith(prefix)
        ? Optional.of(text.substring(prefix.length()))
        : Optional.empty();
  }
}

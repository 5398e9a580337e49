package io.holdfast.engine.pki.role;

import io.holdfast.api.Call;
import io.holdfast.api.identity.Identity;
import io.holdfast.api.identity.Identity.Alias;
import io.holdfast.api.identity.Identity.Entity;
import io.holdfast.api.identity.Identity.Group;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills templates such as {@code {{identity.entity.name}}.example.com} with who the caller is. One
 * that cannot be filled allows nothing.
 */
final class IdentityTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
  private static final String ENTITY = "identity.entity.";
  private static final String ALIASES = "aliases.";
  private static final String GROUP_IDS = "identity.groups.ids.";
  private static final String GROUP_NAMES = "identity.groups.names.";

  private IdentityTemplate() {}

  static boolean isTemplate(String text) {
    return text.contains("{{");
  }

  /**
   * The text, or nothing if a value is not known.
   *
   * @param globs whether a value may hold an asterisk
   */
  static Optional<String> fill(Call call, String template, boolean globs) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(template);
    while (matcher.find()) {
      Optional<String> value =
          value(call, matcher.group(1))
              .filter(text -> !text.isEmpty())
              .filter(text -> globs || !text.contains("*"));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(matcher.appendTail(out).toString());
  }

  private static Optional<String> value(Call call, String name) {
    Identity identity = call.services().identity();
    String id = call.caller().entityId();
    Optional<Entity> entity = identity.entity(id).filter(found -> !found.disabled());
    if (entity.isEmpty()) {
      return Optional.empty();
    }
    if (name.startsWith(ENTITY)) {
      return ofEntity(entity.get(), name.substring(ENTITY.length()));
    }
    List<Group> groups = identity.groups(id);
    if (name.startsWith(GROUP_IDS)) {
      String[] parts = name.substring(GROUP_IDS.length()).split("\\.", 2);
      return ofGroup(groups.stream().filter(g -> g.id().equals(parts[0])).findFirst(), parts);
    }
    if (name.startsWith(GROUP_NAMES)) {
      String[] parts = name.substring(GROUP_NAMES.length()).split("\\.", 2);
      return ofGroup(groups.stream().filter(g -> g.name().equals(parts[0])).findFirst(), parts);
    }
    return Optional.empty();
  }

  private static Optional<String> ofEntity(Entity entity, String name) {
    if (name.startsWith(ALIASES)) {
      String[] parts = name.substring(ALIASES.length()).split("\\.", 2);
      return parts.length < 2
          ? Optional.empty()
          : entity.aliases().stream()
              .filter(alias -> alias.mountAccessor().equals(parts[0]))
              .findFirst()
              .flatMap(alias -> ofAlias(alias, parts[1]));
    }
    return switch (name) {
      case "id" -> Optional.of(entity.id());
      case "name" -> Optional.of(entity.name());
      default -> metadata(entity.metadata(), "metadata.", name);
    };
  }

  private static Optional<String> ofAlias(Alias alias, String name) {
    return switch (name) {
      case "id" -> Optional.of(alias.id());
      case "name" -> Optional.of(alias.name());
      default ->
          metadata(alias.metadata(), "metadata.", name)
              .or(() -> metadata(alias.customMetadata(), "custom_metadata.", name));
    };
  }

  private static Optional<String> ofGroup(Optional<Group> group, String[] parts) {
    return group.flatMap(found ->
        switch (parts.length < 2 ? "" : parts[1]) {
          case "id" -> Optional.of(found.id());
          case "name" -> Optional.of(found.name());
          case "" -> Optional.empty();
          default -> metadata(found.metadata(), "metadata.", parts[1]);
        });
  }

  private static Optional<String> metadata(Map<String, String> values, String prefix, String name) {
    return name.startsWith(prefix)
        ? Optional.ofNullable(values.get(name.substring(prefix.length())))
        : Optional.empty();
  }
}

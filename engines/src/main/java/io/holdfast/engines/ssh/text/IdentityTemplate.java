package io.holdfast.engines.ssh.text;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
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
 * Texts in which {@code {{identity.entity.name}}} and its like stand for what is known of the
 * caller, as in templated policies.
 */
public final class IdentityTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(.+?)\\s*}}");
  private static final String ENTITY = "identity.entity.";
  private static final String ALIASES = "aliases.";
  private static final String GROUP_IDS = "identity.groups.ids.";
  private static final String GROUP_NAMES = "identity.groups.names.";

  private final Entity entity;
  private final List<Group> groups;
  private final Allowed allowed;

  IdentityTemplate(Entity entity, List<Group> groups, Allowed allowed) {
    this.entity = entity;
    this.groups = groups;
    this.allowed = allowed;
  }

  /**
   * What values may hold beside plain text.
   *
   * @param commas what begins another part of a list
   * @param wildcards what stands for anything
   */
  public record Allowed(boolean commas, boolean wildcards) {
    /** For texts that are not lists. */
    public static final Allowed ALL = new Allowed(true, true);
  }

  /**
   * A text with its placeholders filled in; empty where there are some and the caller's token has
   * no entity.
   *
   * @throws Refusal.InvalidRequest when nothing is known that a placeholder asks for, or it holds
   *     what is not allowed
   */
  public static Optional<String> render(Call call, String text, Allowed allowed) {
    if (!PLACEHOLDER.matcher(text).find()) {
      return Optional.of(text);
    }
    Identity identity = call.services().identity();
    String id = call.caller().entityId();
    return identity
        .entity(id)
        .filter(entity -> !entity.disabled())
        .map(entity -> new IdentityTemplate(entity, identity.groups(id), allowed).filled(text));
  }

  String filled(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
  }

  private String value(String name) {
    String value =
        find(name)
            .orElseThrow(() ->
                new Refusal.InvalidRequest(
                    "the role's template {{" + name + "}} stands for nothing known of the caller"));
    refuse(name, value, ",", allowed.commas(), "allow_commas_in_identity_templates");
    refuse(name, value, "*", allowed.wildcards(), "allow_wildcards_in_identity_templates");
    return value;
  }

  private static void refuse(
      String name, String value, String sign, boolean allowed, String field) {
    if (!allowed && value.contains(sign)) {
      throw new Refusal.InvalidRequest(
          "the role's template {{%s}} stands for a text with \"%s\"; the role can allow it by %s"
              .formatted(name, sign, field));
    }
  }

  private Optional<String> find(String name) {
    if (name.startsWith(ENTITY)) {
      return ofEntity(name.substring(ENTITY.length()));
    }
    if (name.startsWith(GROUP_IDS)) {
      return ofGroup(name.substring(GROUP_IDS.length()), true);
    }
    if (name.startsWith(GROUP_NAMES)) {
      return ofGroup(name.substring(GROUP_NAMES.length()), false);
    }
    return Optional.empty();
  }

  private Optional<String> ofEntity(String name) {
    if (!name.startsWith(ALIASES)) {
      return attribute(name, entity.id(), entity.name(), entity.metadata());
    }
    String rest = name.substring(ALIASES.length());
    for (Alias alias : entity.aliases()) {
      String prefix = alias.mountAccessor() + ".";
      if (rest.startsWith(prefix)) {
        return ofAlias(alias, rest.substring(prefix.length()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofAlias(Alias alias, String name) {
    return name.startsWith("custom_")
        ? attribute(name.substring("custom_".length()), "", "", alias.customMetadata())
        : attribute(name, alias.id(), alias.name(), alias.metadata());
  }

  private Optional<String> ofGroup(String rest, boolean byId) {
    for (Group group : groups) {
      String prefix = (byId ? group.id() : group.name()) + ".";
      if (rest.startsWith(prefix)) {
        return attribute(
            rest.substring(prefix.length()), group.id(), group.name(), group.metadata());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> attribute(
      String attribute, String id, String name, Map<String, String> metadata) {
    return switch (attribute) {
      case "id" -> Optional.of(id).filter(text -> !text.isEmpty());
      case "name" -> Optional.of(name).filter(text -> !text.isEmpty());
      default ->
          attribute.startsWith("metadata.")
              ? Optional.ofNullable(metadata.get(attribute.substring("metadata.".length())))
              : Optional.empty();
    };
  }
}

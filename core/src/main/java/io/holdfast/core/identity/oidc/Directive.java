package io.holdfast.core.identity.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.api.Durations;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.core.identity.store.Alias;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.policy.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The directives of claims: those of templated policies, whole maps and lists, and the time. */
final class Directive {
  private static final Pattern ALIAS_MAP =
      Pattern.compile("identity\\.entity\\.aliases\\.([^.]+)\\.(metadata|custom_metadata)");
  private static final Pattern TIME = Pattern.compile("time\\.now\\.(plus|minus)\\.(\\w+)");

  private Directive() {}

  /**
   * The value; an empty text, map or list where somebody has none.
   *
   * @throws Refusal.InvalidRequest when there is no such directive
   */
  static JsonNode value(String directive, Subject who, Instant now) {
    return switch (directive) {
      case "identity.entity.metadata" -> map(who.entity().map(Entity::metadata).orElse(Map.of()));
      case "identity.entity.groups.ids" ->
          Json.array(who.groupsAtHome().stream().map(Group::id).toList());
      case "identity.entity.groups.names" ->
          Json.array(who.groupsAtHome().stream().map(Group::name).toList());
      case "time.now" -> LongNode.valueOf(now.getEpochSecond());
      default ->
          aliasMap(directive, who)
              .or(() -> time(directive, now))
              .or(() -> selected(directive, who))
              .orElseThrow(() ->
                  new Refusal.InvalidRequest(
                      "error parsing template: no value could be found for one of the template"
                          + " directives: "
                          + directive));
    };
  }

  private static Optional<JsonNode> aliasMap(String directive, Subject who) {
    Matcher matcher = ALIAS_MAP.matcher(directive);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<Alias> alias = who.entity().flatMap(entity -> entity.aliasAt(matcher.group(1)));
    return Optional.of(
        map(
            matcher.group(2).equals("metadata")
                ? alias.map(Alias::metadata).orElse(Map.of())
                : alias.map(Alias::customMetadata).orElse(null)));
  }

  private static Optional<JsonNode> time(String directive, Instant now) {
    Matcher matcher = TIME.matcher(directive);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Duration step;
    try {
      step = Durations.parse(matcher.group(2));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("error parsing template: " + e.getMessage());
    }
    Instant moment = matcher.group(1).equals("plus") ? now.plus(step) : now.minus(step);
    return Optional.of(LongNode.valueOf(moment.getEpochSecond()));
  }

  private static Optional<JsonNode> selected(String directive, Subject who) {
    Selector selector = Selector.parse(directive);
    return selector instanceof Selector.Unknown
        ? Optional.empty()
        : Optional.of(TextNode.valueOf(who.resolveAtHome(selector).orElse("")));
  }

  private static ObjectNode map(@Nullable Map<String, String> values) {
    ObjectNode out = Json.object();
    new TreeMap<>(values == null ? Map.of() : values).forEach(out::put);
    return out;
  }
}

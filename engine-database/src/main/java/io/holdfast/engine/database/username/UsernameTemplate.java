package io.holdfast.engine.database.username;

import io.holdfast.api.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A template of user names, such as {@code {{ printf "v-%s-%s" (.RoleName | truncate 8) (random 20)
 * }}}.
 */
public final class UsernameTemplate {
  /** What could end a quoted name within a statement. */
  private static final Pattern UNSAFE = Pattern.compile("[\"'`\\\\;$\\p{Cntrl}]");

  private final List<Node> nodes;

  private UsernameTemplate(List<Node> nodes) {
    this.nodes = nodes;
  }

  /**
   * Reads a template, and fills it once to see whether that can be done.
   *
   * @throws Refusal.InvalidRequest saying what is not understood
   */
  public static UsernameTemplate of(String template) {
    UsernameTemplate read = new UsernameTemplate(TemplateParser.parse(template));
    if (read.fill(new Names("display", "role", Instant.EPOCH)).isEmpty()) {
      throw new Refusal.InvalidRequest("username_template makes empty names");
    }
    return read;
  }

  /**
   * A name; characters that could end a quoted name become dashes, since a token's display name may
   * hold anything.
   */
  public String fill(Names names) {
    StringBuilder out = new StringBuilder();
    nodes.forEach(node -> out.append(value(node, names)));
    return UNSAFE.matcher(out).replaceAll("-");
  }

  private static Object value(Node node, Names names) {
    return switch (node) {
      case Node.Literal(Object value) -> value;
      case Node.Field(String name) ->
          name.equals("RoleName") ? names.roleName() : names.displayName();
      case Node.Call(String function, List<Node> arguments) ->
          Functions.call(
              function,
              arguments.stream().map(argument -> value(argument, names)).toList(),
              names.now());
    };
  }
}

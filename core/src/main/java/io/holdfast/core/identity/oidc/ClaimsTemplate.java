package io.holdfast.core.identity.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.core.identity.subject.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.function.Function;

/**
 * Claims as JSON with directives in double braces, each of which becomes a JSON value: of the
 * entity, its groups, or the time.
 */
public final class ClaimsTemplate {
  private static final String CLOSE = "}}";

  /** What the server itself says. */
  private static final Set<String> RESERVED =
      Set.of(
          "iat",
          "aud",
          "exp",
          "iss",
          "sub",
          "namespace",
          "nonce",
          "auth_time",
          "at_hash",
          "c_hash");

  private ClaimsTemplate() {}

  /** A template may come in base 64, as Vault has it. */
  public static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return text;
    }
  }

  /**
   * Checks a template.
   *
   * @throws Refusal.InvalidRequest when it is no JSON object, has a directive that is not known, or
   *     names a claim of the server's own
   */
  public static void check(String template) {
    filled(template, Subject.NOBODY, Instant.EPOCH)
        .fieldNames()
        .forEachRemaining(name -> {
          if (RESERVED.contains(name)) {
            throw new Refusal.InvalidRequest(
                "top level key \"" + name + "\" not allowed. Restricted keys: " + RESERVED);
          }
        });
  }

  /** The claims of somebody. */
  public static ObjectNode filled(String template, Subject who, Instant now) {
    if (template.isBlank()) {
      return Json.object();
    }
    String text = replaced(template, directive -> Directive.value(directive, who, now));
    try {
      if (Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new Refusal.InvalidRequest(
          "error parsing template JSON: it is not an object once its directives are replaced");
    }
    throw new Refusal.InvalidRequest("error parsing template JSON: it must be an object");
  }

  private static String replaced(String template, Function<String, JsonNode> values) {
    String[] parts = template.split("\\{\\{", -1);
    StringBuilder out = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      int close = parts[i].indexOf(CLOSE);
      if (close < 0) {
        throw new Refusal.InvalidRequest(
            "error parsing template: unbalanced templating characters");
      }
      out.append(values.apply(parts[i].substring(0, close).strip()));
      out.append(parts[i], close + CLOSE.length(), parts[i].length());
    }
    return out.toString();
  }
}

package io.holdfast.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short forms for tests. */
final class Policies {
  static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private Policies() {}

  /** An ACL of policies named p1, p2 ... */
  static Acl acl(String... documents) {
    List<Policy> policies = new ArrayList<>();
    for (String document : documents) {
      policies.add(PolicyParser.parse("p" + (policies.size() + 1), document));
    }
    return Acl.compile(policies, TemplateResolver.NOBODY, NOW);
  }

  /** A rule on a path. */
  static String path(String path, String... capabilities) {
    return "path \""
        + path
        + "\" { capabilities = [\""
        + String.join("\", \"", capabilities)
        + "\"] }\n";
  }

  static Decision decide(Acl acl, Operation operation, String path) {
    return acl.allow(operation, path, Json.object(), Optional.empty());
  }

  static Decision decide(Acl acl, Operation operation, String path, String json) {
    return acl.allow(operation, path, object(json), Optional.empty());
  }

  static boolean allows(Acl acl, Operation operation, String path) {
    return decide(acl, operation, path).isAllowed();
  }

  static ObjectNode object(String json) {
    try {
      return (ObjectNode) Json.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Denial denial(Decision decision) {
    return switch (decision) {
      case Decision.Refused refused -> refused.denial();
      case Decision.Allowed allowed -> throw new AssertionError("allowed: " + allowed);
    };
  }
}

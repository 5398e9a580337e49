package io.holdfast.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.time.Duration;
import java.util.List;

/**
 * The export for user interfaces. As in Vault, rules with {@code +} are not part of it, and
 * prefixes stand without their star.
 */
final class ResultantAcl {
  /** Vault's order, which clients may compare. */
  private static final List<Capability> ORDER =
      List.of(
          Capability.CREATE,
          Capability.DELETE,
          Capability.LIST,
          Capability.READ,
          Capability.SUDO,
          Capability.UPDATE,
          Capability.PATCH,
          Capability.SCAN);

  private ResultantAcl() {}

  static ObjectNode of(List<AclRule> rules) {
    ObjectNode out = Json.object().put("root", false);
    ObjectNode exact = out.putObject("exact_paths");
    ObjectNode globs = out.putObject("glob_paths");
    for (AclRule rule : rules) {
      switch (rule.compiledPattern()) {
        case AclPattern.Exact(String path) -> exact.set(path, describe(rule.permissions()));
        case AclPattern.Prefix(String body) -> globs.set(body, describe(rule.permissions()));
        case SegmentPattern segments -> {}
      }
    }
    return out;
  }

  private static ObjectNode describe(Permissions permissions) {
    ObjectNode out = Json.object();
    out.set("capabilities", Json.array(names(permissions.capabilities())));
    seconds(out, "min_wrapping_ttl", permissions.wrapping().min());
    seconds(out, "max_wrapping_ttl", permissions.wrapping().max());
    ParameterRules parameters = permissions.parameters();
    parameters(out, "allowed_parameters", parameters.allowed());
    parameters(out, "denied_parameters", parameters.denied());
    if (!parameters.required().isEmpty()) {
      out.set("required_parameters", Json.array(parameters.required()));
    }
    return out;
  }

  private static List<String> names(Capabilities capabilities) {
    return capabilities.denies()
        ? capabilities.names()
        : ORDER.stream().filter(capabilities::has).map(Capability::wireName).toList();
  }

  private static void seconds(ObjectNode out, String key, Duration duration) {
    if (!duration.isZero()) {
      out.put(key, duration.toSeconds());
    }
  }

  private static void parameters(ObjectNode out, String key, ParameterValues values) {
    if (!values.isEmpty()) {
      ObjectNode parameters = out.putObject(key);
      values.byName().forEach((name, list) -> parameters.putArray(name).addAll(list));
    }
  }
}

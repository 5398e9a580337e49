package io.holdfast.core.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Merges the rules of several policies, pattern by pattern. */
final class AclCompiler {
  /** What was said so far for one pattern, and by whom. */
  private static final class Merged {
    private Permissions permissions;
    private final Map<Capability, Set<PolicyRef>> grants = new EnumMap<>(Capability.class);

    Merged(Permissions permissions) {
      this.permissions = permissions;
    }

    void grant(PolicyRef policy, Capabilities capabilities) {
      for (Capability capability : Capability.values()) {
        if (capabilities.has(capability)) {
          grants.computeIfAbsent(capability, c -> new LinkedHashSet<>()).add(policy);
        }
      }
    }

    AclRule rule(AclPattern pattern) {
      Map<Capability, List<PolicyRef>> lists = new EnumMap<>(Capability.class);
      grants.forEach((capability, policies) -> lists.put(capability, List.copyOf(policies)));
      return new AclRule(pattern, permissions, lists);
    }
  }

  private final TemplateResolver resolver;
  private final Instant now;
  private final Map<AclPattern, Merged> merged = new LinkedHashMap<>();
  private Instant expires = Instant.MAX;

  private AclCompiler(TemplateResolver resolver, Instant now) {
    this.resolver = resolver;
    this.now = now;
  }

  static Acl compile(Collection<Policy> policies, TemplateResolver resolver, Instant now) {
    for (Policy policy : policies) {
      if (policy.name().equals(PolicyNames.ROOT)) {
        if (policies.size() > 1) {
          throw new IllegalArgumentException("other policies present along with root");
        }
        return new RootAcl(policy.ref());
      }
    }
    AclCompiler compiler = new AclCompiler(resolver, now);
    policies.forEach(compiler::add);
    return compiler.finish();
  }

  private void add(Policy policy) {
    for (PathRule rule : policy.rules()) {
      if (rule.expires().isBefore(now)) {
        continue;
      }
      pattern(policy, rule).ifPresent(pattern -> add(policy, pattern, rule));
    }
  }

  private void add(Policy policy, AclPattern pattern, PathRule rule) {
    if (rule.expires().isBefore(expires)) {
      expires = rule.expires();
    }
    Permissions permissions = rule.permissions().in(policy.namespace());
    Merged existing = merged.get(pattern);
    if (existing == null) {
      existing = new Merged(permissions);
      merged.put(pattern, existing);
    } else {
      existing.permissions = existing.permissions.and(permissions);
    }
    existing.grant(policy.ref(), permissions.capabilities());
  }

  /**
   * The rule's pattern for this caller; none when it cannot be told, so that nothing is granted.
   */
  private Optional<AclPattern> pattern(Policy policy, PathRule rule) {
    Optional<String> path =
        rule.path()
            .fill(selector ->
                resolver
                    .resolve(selector, policy.namespace())
                    .filter(policy.substitutions()::permit));
    try {
      return path.map(
          filled -> AclPattern.of(policy.namespace().path() + RequestPath.ofRule(filled)));
    } catch (IllegalArgumentException e) {
      // A value put in made the path malformed (+*); the document itself was checked when parsed.
      return Optional.empty();
    }
  }

  private Acl finish() {
    Map<AclPattern, AclRule> rules = new LinkedHashMap<>();
    merged.forEach((pattern, found) -> rules.put(pattern, found.rule(pattern)));
    return new RuleAcl(rules, expires);
  }
}

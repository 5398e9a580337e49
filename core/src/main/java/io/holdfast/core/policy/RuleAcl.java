package io.holdfast.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An ACL of rules: the exact ones in a hash table, those with wildcards in a {@link GlobIndex}. */
final class RuleAcl implements Acl {
  private static final Decision HELP =
      new Decision.Allowed(false, false, Optional.empty(), List.of(), OptionalInt.empty());

  private static final Decision NO_RULE =
      new Decision.Refused(
          false,
          Optional.empty(),
          new Denial(Denial.Cause.NO_RULE, "no rule of the token's policies matches the path"));

  private final Map<String, AclRule> exact = new HashMap<>();
  private final GlobIndex globs;
  private final List<AclRule> rules;
  private final Instant expires;

  RuleAcl(Map<AclPattern, AclRule> rules, Instant expires) {
    this.rules = List.copyOf(rules.values());
    rules.forEach((pattern, rule) -> {
      if (pattern instanceof AclPattern.Exact(String path)) {
        exact.put(path, rule);
      }
    });
    this.globs = new GlobIndex(rules);
    this.expires = expires;
  }

  @Override
  public Decision allow(
      Operation operation, String path, ObjectNode data, Optional<Duration> wrapTtl) {
    if (operation == Operation.HELP) {
      return HELP;
    }
    boolean listing = operation == Operation.LIST || operation == Operation.SCAN;
    AclRule rule = find(RequestPath.of(path), listing);
    return rule == null ? NO_RULE : rule.decide(operation, data, wrapTtl);
  }

  /**
   * The rule that decides. A listing of {@code a/} is also governed by a rule on {@code a}; with
   * the slash comes first, since it is the more specific one.
   */
  private @Nullable AclRule find(String path, boolean listing) {
    AclRule rule = exact.get(path);
    boolean alsoBare = listing && RequestPath.hasTrailingSlash(path);
    if (rule == null && alsoBare) {
      rule = exact.get(RequestPath.withoutTrailingSlash(path));
    }
    if (rule == null) {
      rule = globs.find(path);
    }
    if (rule == null && alsoBare) {
      rule = globs.find(RequestPath.withoutTrailingSlash(path));
    }
    return rule;
  }

  @Override
  public List<String> capabilities(String path) {
    return capabilitiesOn(path).names();
  }

  private Capabilities capabilitiesOn(String path) {
    AclRule rule = find(RequestPath.of(path), true);
    return rule == null ? Capabilities.NONE : rule.permissions().capabilities();
  }

  @Override
  public boolean reaches(String mount) {
    String path = RequestPath.of(mount);
    return !capabilitiesOn(path).denies()
        || rules.stream()
            .filter(rule -> !rule.permissions().capabilities().denies())
            .anyMatch(rule -> lies(rule.compiledPattern(), path));
  }

  private static boolean lies(AclPattern pattern, String mount) {
    return switch (pattern) {
      case AclPattern.Exact(String path) -> path.startsWith(mount);
      case AclPattern.Prefix(String body) -> body.startsWith(mount);
      case SegmentPattern segments -> segments.reaches(mount);
    };
  }

  @Override
  public ObjectNode resultant() {
    return ResultantAcl.of(rules);
  }

  @Override
  public boolean isRoot() {
    return false;
  }

  @Override
  public Instant expires() {
    return expires;
  }

  @Override
  public String toString() {
    return "Acl" + rules;
  }
}

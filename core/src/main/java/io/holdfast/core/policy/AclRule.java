package io.holdfast.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Operation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** All that a token's policies say for one pattern, merged. */
public final class AclRule {
  private final AclPattern pattern;
  private final Permissions permissions;
  private final boolean sudo;
  private final Map<Capability, Decision> byCapability = new EnumMap<>(Capability.class);

  /**
   * Makes a rule; the decisions that no field of a request can change are made here, once.
   *
   * @param grants the policies that give each capability
   */
  AclRule(AclPattern pattern, Permissions permissions, Map<Capability, List<PolicyRef>> grants) {
    this.pattern = pattern;
    this.permissions = permissions;
    this.sudo = permissions.capabilities().has(Capability.SUDO);
    for (Capability capability : Capability.values()) {
      byCapability.put(
          capability,
          permissions.capabilities().has(capability)
              ? new Decision.Allowed(
                  false,
                  sudo,
                  Optional.of(this),
                  grants.getOrDefault(capability, List.of()),
                  OptionalInt.empty())
              : refuse(withoutCapability(capability)));
    }
  }

  /** The pattern as written in the policy, below its namespace, e.g. {@code secret/data/*}. */
  public String pattern() {
    return pattern.text();
  }

  public Permissions permissions() {
    return permissions;
  }

  AclPattern compiledPattern() {
    return pattern;
  }

  /** Decides on a request whose path the pattern was chosen for; not for help. */
  Decision decide(Operation operation, ObjectNode data, Optional<Duration> wrapTtl) {
    Capability needed = Capability.neededFor(operation);
    return switch (Objects.requireNonNull(byCapability.get(needed))) {
      case Decision.Refused refused -> refused;
      case Decision.Allowed allowed ->
          permissions
              .wrapping()
              .check(wrapTtl)
              .map(this::refuse)
              .orElseGet(() -> checkFields(operation, data, allowed));
    };
  }

  private Decision checkFields(Operation operation, ObjectNode data, Decision.Allowed allowed) {
    return switch (operation) {
      case CREATE, READ, UPDATE, PATCH ->
          permissions.parameters().check(data).map(this::refuse).orElse(allowed);
      case LIST, SCAN -> page(data, allowed);
      case DELETE, REVOKE, RENEW, HELP -> allowed;
    };
  }

  private Decision page(ObjectNode data, Decision.Allowed allowed) {
    boolean required = permissions.parameters().requires(PageLimit.PARAMETER);
    Optional<OptionalInt> limit =
        permissions.pageLimit().apply(data.get(PageLimit.PARAMETER), required);
    if (limit.isEmpty()) {
      return refuse(
          new Denial(
              Denial.Cause.PAGE_SIZE,
              "limit must be from 1 to " + permissions.pageLimit().max() + ", or max"));
    }
    return limit.get().isEmpty() ? allowed : allowed.limitedTo(limit.get().getAsInt());
  }

  private Decision refuse(Denial denial) {
    return new Decision.Refused(sudo, Optional.of(this), denial);
  }

  private Denial withoutCapability(Capability capability) {
    return permissions.capabilities().denies()
        ? new Denial(Denial.Cause.DENIED, "the rule on \"" + pattern() + "\" denies everything")
        : new Denial(
            Denial.Cause.CAPABILITY,
            "the rule on \""
                + pattern()
                + "\" gives "
                + permissions.capabilities()
                + ", not "
                + capability.wireName());
  }

  @Override
  public String toString() {
    return "AclRule[" + pattern() + " " + permissions.capabilities() + "]";
  }
}

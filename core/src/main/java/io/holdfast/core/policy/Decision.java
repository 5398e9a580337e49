package io.holdfast.core.policy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What an {@link Acl} says about one request. */
public sealed interface Decision {
  /**
   * Whether the caller has sudo on the path; a protected path needs it beside an {@link Allowed}.
   */
  boolean sudo();

  /** The rule that decided; empty when the root policy did, or none matched. */
  Optional<AclRule> rule();

  default boolean isAllowed() {
    return this instanceof Allowed;
  }

  /**
   * The policies let the request pass.
   *
   * @param root by the root policy
   * @param grantedBy the policies that give the needed capability on the deciding pattern
   * @param listLimit the number that must take the place of the request's {@code limit} (0: no
   *     limit); when empty, what the client sent stands
   */
  record Allowed(
      boolean root,
      boolean sudo,
      Optional<AclRule> rule,
      List<PolicyRef> grantedBy,
      OptionalInt listLimit)
      implements Decision {
    public Allowed {
      grantedBy = List.copyOf(grantedBy);
    }

    Allowed limitedTo(int limit) {
      return new Allowed(root, sudo, rule, grantedBy, OptionalInt.of(limit));
    }
  }

  /** The policies refuse the request. */
  record Refused(boolean sudo, Optional<AclRule> rule, Denial denial) implements Decision {}
}

package io.holdfast.core.policy;

import io.holdfast.api.Namespace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The approvals that a request on a path needs (Vault Enterprise's control groups). Nobody approves
 * a request of their own, whatever a policy says.
 *
 * @param ttl how long a request waits for approvals and, granted, can be fetched; zero for the
 *     server's default
 * @param factors all that guard a request must be met
 */
public record ControlGroup(Duration ttl, List<Factor> factors) {

  /**
   * One kind of approval.
   *
   * @param capabilities the capabilities it guards; empty for all
   * @param approvals how many different approvers are needed
   * @param namespace the id of the namespace whose groups the names mean: the policy's; empty as
   *     long as that is not known
   */
  public record Factor(
      String name,
      List<Capability> capabilities,
      List<String> groupNames,
      List<String> groupIds,
      int approvals,
      String namespace) {
    public Factor {
      capabilities = List.copyOf(capabilities);
      groupNames = List.copyOf(groupNames);
      groupIds = List.copyOf(groupIds);
    }

    /**
     * Whether a request that needs this capability needs the approvals.
     *
     * @param sudo whether its path needs sudo beside the capability
     */
    public boolean guards(Capability capability, boolean sudo) {
      return capabilities.isEmpty()
          || capabilities.contains(capability)
          || (sudo && capabilities.contains(Capability.SUDO));
    }
  }

  public ControlGroup {
    factors = List.copyOf(factors);
  }

  /** The factors that guard a request which needs this capability. */
  public List<Factor> guarding(Capability capability, boolean sudo) {
    return factors.stream().filter(factor -> factor.guards(capability, sudo)).toList();
  }

  /** The same of a policy of a namespace. */
  ControlGroup in(Namespace namespace) {
    return new ControlGroup(
        ttl,
        factors.stream()
            .map(factor ->
                new Factor(
                    factor.name(),
                    factor.capabilities(),
                    factor.groupNames(),
                    factor.groupIds(),
                    factor.approvals(),
                    namespace.id()))
            .toList());
  }

  /** The stricter of both: every factor, the shorter time. */
  ControlGroup and(ControlGroup other) {
    List<Factor> all = new ArrayList<>(factors);
    other.factors.stream().filter(factor -> !all.contains(factor)).forEach(all::add);
    return new ControlGroup(shorter(ttl, other.ttl), all);
  }

  /** The shorter of two times, of which zero is none. */
  static Duration shorter(Duration one, Duration other) {
    return one.isZero() || (!other.isZero() && other.compareTo(one) < 0) ? other : one;
  }
}

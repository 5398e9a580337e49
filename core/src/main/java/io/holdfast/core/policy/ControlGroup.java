package io.holdfast.core.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The approvals that a request on a path needs (Vault Enterprise's control groups).
 *
 * @param ttl how long a request waits for approvals and, granted, can be fetched; zero for the
 *     server's default
 * @param selfApproval whether who asks may approve (OpenBao's {@code self_auth_allowed})
 * @param factors all of them must be met
 */
public record ControlGroup(Duration ttl, boolean selfApproval, List<Factor> factors) {

  /**
   * One kind of approval.
   *
   * @param capabilities the capabilities it guards; empty for all
   * @param approvals how many different approvers are needed
   */
  public record Factor(
      String name,
      List<Capability> capabilities,
      List<String> groupNames,
      List<String> groupIds,
      int approvals) {
    public Factor {
      capabilities = List.copyOf(capabilities);
      groupNames = List.copyOf(groupNames);
      groupIds = List.copyOf(groupIds);
    }

    /** Whether a request that needs this capability needs the approvals. */
    public boolean guards(Capability capability) {
      return capabilities.isEmpty() || capabilities.contains(capability);
    }
  }

  public ControlGroup {
    factors = List.copyOf(factors);
  }

  /** The stricter of both: every factor, the shorter time, self-approval only if both allow it. */
  ControlGroup and(ControlGroup other) {
    List<Factor> all = new ArrayList<>(factors);
    other.factors.stream().filter(factor -> !all.contains(factor)).forEach(all::add);
    boolean takeOther = ttl.isZero() || (!other.ttl.isZero() && other.ttl.compareTo(ttl) < 0);
    return new ControlGroup(takeOther ? other.ttl : ttl, selfApproval && other.selfApproval, all);
  }
}

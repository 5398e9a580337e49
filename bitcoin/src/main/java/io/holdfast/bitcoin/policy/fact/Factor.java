package io.holdfast.bitcoin.policy.fact;

import java.util.List;
import java.util.TreeSet;

/**
 * One kind of approval: so many people of some groups, each by a proof. Nobody approves what they
 * asked for themselves, and nobody counts twice within one factor.
 *
 * @param name unique among the factors of a policy
 * @param groups any of which an approver must be in, in order
 * @param approvals how many approvers, at least 1
 * @param proof the least that an approver shows
 */
public record Factor(String name, List<String> groups, int approvals, Proof proof) {
  public Factor {
    groups = List.copyOf(new TreeSet<>(groups));
  }
}

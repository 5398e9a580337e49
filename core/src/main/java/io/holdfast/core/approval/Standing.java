package io.holdfast.core.approval;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * How far a matter is: for each factor those whose consent counts now.
 *
 * @param factors in the order in which the request has them
 */
public record Standing(List<Met> factors) {
  public Standing {
    factors = List.copyOf(factors);
  }

  /**
   * One factor.
   *
   * @param approvers the ids of the entities whose consent counts, in order
   */
  public record Met(Factor factor, List<String> approvers) {
    public Met {
      approvers = List.copyOf(approvers);
    }

    /** Whether so many people consented; asked for none, never. */
    public boolean isMet() {
      return factor.approvals() > 0 && approvers.size() >= factor.approvals();
    }
  }

  /** Whether every factor is met; without any, never. */
  public boolean isMet() {
    return !factors.isEmpty() && factors.stream().allMatch(Met::isMet);
  }

  /** Everybody whose consent counts for something. */
  public List<String> approvers() {
    return List.copyOf(
        new TreeSet<>(factors.stream().map(Met::approvers).flatMap(Collection::stream).toList()));
  }
}

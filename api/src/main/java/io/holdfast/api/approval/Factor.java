package io.holdfast.api.approval;

import java.util.List;

/**
 * One kind of consent that a matter needs.
 *
 * @param name how people call it
 * @param groups names of identity groups of the mount's namespace, whatever their case: who is in
 *     one of them may give it
 * @param groupIds the same by id, which nobody can rename
 * @param approvals how many different people have to give it; of less than one it is never met
 * @param proof what each of them has to show
 */
public record Factor(
    String name, List<String> groups, List<String> groupIds, int approvals, Proof proof) {
  public Factor {
    groups = List.copyOf(groups);
    groupIds = List.copyOf(groupIds);
  }

  public Factor(String name, List<String> groups, int approvals, Proof proof) {
    this(name, groups, List.of(), approvals, proof);
  }
}

package io.holdfast.core.approval;

import io.holdfast.api.Namespace;
import io.holdfast.api.approval.Proof;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.identity.subject.Subject;
import java.util.List;
import java.util.Locale;

/**
 * One kind of consent that a matter needs.
 *
 * @param groupNames groups whose members may give it, by name, whatever its case
 * @param groupIds the same by id, of any namespace
 * @param approvals how many different people have to give it; of less than one it is never met
 * @param namespace the id of the namespace whose groups the names mean: people may be in groups of
 *     several, and whoever rules one could name a group there as another is named here
 * @param proof what each of them has to show beside a token
 */
public record Factor(
    String name,
    List<String> groupNames,
    List<String> groupIds,
    int approvals,
    String namespace,
    Proof proof) {
  public Factor {
    groupNames = groupNames == null ? List.of() : List.copyOf(groupNames);
    groupIds = groupIds == null ? List.of() : List.copyOf(groupIds);
    proof = proof == null ? Proof.LOGIN : proof;
  }

  /** For whose consent a token is enough. */
  public Factor(
      String name,
      List<String> groupNames,
      List<String> groupIds,
      int approvals,
      String namespace) {
    this(name, groupNames, groupIds, approvals, namespace, Proof.LOGIN);
  }

  /** The factor that a mount of a namespace asks for. */
  static Factor of(io.holdfast.api.approval.Factor asked, Namespace namespace) {
    return new Factor(
        asked.name(),
        asked.groups(),
        asked.groupIds(),
        asked.approvals(),
        namespace.id(),
        asked.proof());
  }

  /** The same as engines know it. */
  io.holdfast.api.approval.Factor shown() {
    return new io.holdfast.api.approval.Factor(name, groupNames, groupIds, approvals, proof);
  }

  /** Whether somebody may give it, by the groups they are in now. */
  public boolean admits(Subject who) {
    return who.groups().stream().anyMatch(this::admits);
  }

  private boolean admits(Group group) {
    String name = group.name().toLowerCase(Locale.ROOT);
    return groupIds.contains(group.id())
        || (Namespace.idIn(group.id()).equals(namespace)
            && groupNames.stream().anyMatch(one -> one.toLowerCase(Locale.ROOT).equals(name)));
  }
}

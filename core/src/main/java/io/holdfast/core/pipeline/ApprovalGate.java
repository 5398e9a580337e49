package io.holdfast.core.pipeline;

import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.core.approval.controlgroup.ControlGroups;
import io.holdfast.core.approval.controlgroup.Execution;
import io.holdfast.core.policy.AclRule;
import io.holdfast.core.policy.Capability;
import io.holdfast.core.policy.ControlGroup;
import io.holdfast.core.policy.Decision;
import io.holdfast.core.policy.Permissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a request whose policies ask for approvals, and lets it pass once they are there. It stands
 * right before the engine: what is kept was allowed and is well-formed, and what passes uses its
 * approvals up in the transaction that performs it.
 */
public final class ApprovalGate {
  /** By these a request is approved, and a server saved: nobody else may have to agree first. */
  private static final Set<String> NEVER_KEPT =
      Set.of("sys/control-group/authorize", "sys/control-group/request", "sys/seal");

  private static final String APPROVALS = "sys/approvals/";

  private final ControlGroups groups;

  public ApprovalGate(ControlGroups groups) {
    this.groups = groups;
  }

  /**
   * Asks for the approvals that guard a request, or uses up those that it has.
   *
   * @return the answer of a request that is kept; empty for one that passes
   * @throws Refusal.PermissionDenied when it cannot be kept, or its approvals do not stand
   */
  Optional<Response> pass(Visit visit) {
    Optional<ControlGroup> group = group(visit);
    List<ControlGroup.Factor> factors =
        group.map(asked -> guarding(asked, visit)).orElse(List.of());
    Execution execution = visit.execution();
    if (execution != null) {
      visit.approvedBy(groups.spend(visit, execution, factors));
      return Optional.empty();
    }
    if (group.isEmpty() || factors.isEmpty() || isNeverKept(visit)) {
      return Optional.empty();
    }
    return Optional.of(visit.answer(groups.keep(visit, group.get().ttl(), factors)));
  }

  private static Optional<ControlGroup> group(Visit visit) {
    return visit.decision() instanceof Decision.Allowed allowed
        ? allowed.rule().map(AclRule::permissions).flatMap(Permissions::controlGroup)
        : Optional.empty();
  }

  private static List<ControlGroup.Factor> guarding(ControlGroup group, Visit visit) {
    var match = visit.match();
    boolean sudo = match != null && match.route().sudo();
    return group.guarding(Capability.neededFor(visit.operation()), sudo);
  }

  /** Opening the token of a kept request must not be kept in turn. */
  private boolean isNeverKept(Visit visit) {
    return NEVER_KEPT.contains(visit.request().path())
        || visit.request().path().startsWith(APPROVALS)
        || groups.isOpening(visit.tx(), visit.request());
  }
}

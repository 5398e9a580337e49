package io.holdfast.core.approval;

import io.holdfast.core.identity.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Counts consents, by what holds now. A consent counts for a factor that its approver might give
 * when giving it and may still give, once for each person, and never for the approver's own
 * request. An entity that was merged into another is that other one.
 *
 * @param who who is behind an entity id, also when it is disabled; empty when it is gone
 */
record Quorum(Function<String, Optional<Subject>> who) {

  Standing count(ApprovalRequest request) {
    List<Factor> factors = request.factors();
    return new Standing(
        java.util.stream.IntStream.range(0, factors.size())
            .mapToObj(place -> met(request, factors.get(place), place))
            .toList());
  }

  private Standing.Met met(ApprovalRequest request, Factor factor, int place) {
    TreeSet<String> approvers = new TreeSet<>();
    for (Consent consent : request.given()) {
      if (consent.factors().contains(place)) {
        who.apply(consent.entity())
            .filter(approver -> mayCount(request, approver))
            .filter(factor::admits)
            .ifPresent(approver -> approvers.add(approver.id()));
      }
    }
    return new Standing.Met(factor, List.copyOf(approvers));
  }

  /** Whether somebody's consent counts at all. */
  private boolean mayCount(ApprovalRequest request, Subject approver) {
    return !approver.id().isEmpty() && !approver.isDisabled() && !isOwn(request, approver);
  }

  /** Whether somebody asked for it themselves. */
  boolean isOwn(ApprovalRequest request, Subject approver) {
    return !request.requester().isEmpty()
        && (request.requester().equals(approver.id())
            || who.apply(request.requester()).map(Subject::id).stream()
                .anyMatch(approver.id()::equals));
  }
}

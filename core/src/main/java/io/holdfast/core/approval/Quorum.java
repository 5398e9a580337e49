package io.holdfast.core.approval;

import io.holdfast.api.approval.Evidence;
import io.holdfast.core.identity.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts consents, by what holds now. A consent counts for a factor that its approver might give
 * when giving it and may still give, once for each person, and never for the approver's own
 * request. An entity that was merged into another is that other one.
 *
 * @param who who is behind an entity id, also when it is disabled; empty when it is gone
 * @param holds whether what an entity showed, and was good then, still is
 */
record Quorum(Function<String, Optional<Subject>> who, BiPredicate<String, Evidence> holds) {

  Standing count(ApprovalRequest request) {
    List<Factor> factors = request.factors();
    List<Standing.Met> all =
        IntStream.range(0, factors.size())
            .mapToObj(place -> met(request, factors.get(place), place))
            .toList();
    return new Standing(request.distinct() ? Assignment.distinct(all) : all);
  }

  private Standing.Met met(ApprovalRequest request, Factor factor, int place) {
    TreeSet<String> approvers = new TreeSet<>();
    for (Consent consent : request.given()) {
      if (consent.factors().contains(place)) {
        who.apply(consent.entity())
            .filter(approver -> mayCount(request, approver))
            .filter(factor::admits)
            .filter(
                approver -> consent.proves(factor.proof(), one -> holds.test(approver.id(), one)))
            .ifPresent(approver -> approvers.add(approver.id()));
      }
    }
    return new Standing.Met(factor, List.copyOf(approvers));
  }

  /** Whether somebody's consent counts at all. */
  private boolean mayCount(ApprovalRequest request, Subject approver) {
    return !approver.id().isEmpty() && !approver.isDisabled() && !isOwn(request, approver);
  }

  /** Whether somebody asked for it themselves, or is a party to what is reviewed. */
  boolean isOwn(ApprovalRequest request, Subject approver) {
    ReviewDuty duty = request.duty();
    return Stream.concat(
            Stream.of(request.requester()), duty == null ? Stream.of() : duty.parties().stream())
        .anyMatch(party -> isSame(party, approver));
  }

  /** Whether an entity id is somebody's, be it by a merge. */
  boolean isSame(String id, Subject person) {
    return !id.isEmpty()
        && (id.equals(person.id())
            || who.apply(id).map(Subject::id).stream().anyMatch(person.id()::equals));
  }
}

package io.holdfast.core.approval;

import io.holdfast.api.approval.Approver;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import java.util.List;
import java.util.Optional;

/** Those whose consent counts, with what they showed. */
record CountedApprovers(BarrierTx tx, Quorum quorum) {

  List<Approver> of(ApprovalRequest request, Standing standing) {
    return standing.approvers().stream()
        .flatMap(id -> Subjects.read(tx, id).stream())
        .flatMap(person -> of(request, standing, person).stream())
        .toList();
  }

  private Optional<Approver> of(ApprovalRequest request, Standing standing, Subject person) {
    List<String> factors =
        standing.factors().stream()
            .filter(met -> met.approvers().contains(person.id()))
            .map(met -> met.factor().name())
            .toList();
    return request.given().stream()
        .filter(consent -> quorum.isSame(consent.entity(), person))
        .findFirst()
        .map(consent ->
            new Approver(person.id(), name(person), factors, consent.at(), consent.evidence()));
  }

  static String name(Subject person) {
    return person.entity().map(Entity::name).orElse("");
  }
}

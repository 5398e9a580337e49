package io.holdfast.core.approval;

import io.holdfast.api.approval.Approval;
import io.holdfast.api.approval.ApprovalState;
import io.holdfast.api.approval.Approver;
import io.holdfast.core.barrier.BarrierTx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Matters as they are shown: with their state by what holds now. */
public record ApprovalView(BarrierTx tx, Approvals approvals) {

  public Approval of(ApprovalRequest request) {
    Standing standing = approvals.standing(request);
    ApprovalState state = state(request, standing);
    return new Approval(
        request.id(),
        state,
        request.matter(),
        request.requester(),
        standing.factors().stream()
            .map(met -> new Approval.Progress(met.factor().shown(), met.approvers(), met.isMet()))
            .toList(),
        state == ApprovalState.APPROVED ? since(request) : Optional.empty(),
        request.created(),
        request.expires(),
        approvers(request),
        Optional.ofNullable(request.course().glass()),
        Optional.ofNullable(request.course().end())
            .map(end -> new Approval.Ending(end.by(), end.at(), end.reason())));
  }

  private List<Approver> approvers(ApprovalRequest request) {
    Course.End end = request.course().end();
    return end == null ? approvals.approvers(request) : end.approvers();
  }

  private static Optional<Instant> since(ApprovalRequest request) {
    return Optional.ofNullable(request.course().met());
  }

  private ApprovalState state(ApprovalRequest request, Standing standing) {
    Course.End end = request.course().end();
    if (end != null) {
      return end.state();
    }
    if (request.isOver(tx.now())) {
      return ApprovalState.EXPIRED;
    }
    return request.course().glass() != null || standing.isMet()
        ? ApprovalState.APPROVED
        : ApprovalState.PENDING;
  }
}

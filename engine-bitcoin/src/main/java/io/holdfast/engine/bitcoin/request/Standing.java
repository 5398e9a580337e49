package io.holdfast.engine.bitcoin.request;

import io.holdfast.api.approval.Approval;
import io.holdfast.api.approval.ApprovalState;
import io.holdfast.api.approval.Approver;
import io.holdfast.api.approval.GlassBroken;
import io.holdfast.bitcoin.policy.fact.Consent;
import io.holdfast.bitcoin.policy.fact.Emergency;
import io.holdfast.bitcoin.policy.fact.Factor;
import io.holdfast.bitcoin.policy.fact.Granted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request with its approval, as both are now.
 *
 * @param approval empty where nobody has to approve, and once it is forgotten
 */
public record Standing(StoredRequest request, Optional<Approval> approval) {

  RequestState state(Instant now) {
    if (request.cancelledTime() != null) {
      return RequestState.CANCELLED;
    }
    if (request.signedTime() != null) {
      return RequestState.SIGNED;
    }
    if (request.isOver(now)) {
      return RequestState.EXPIRED;
    }
    if (isGranted() || request.approval().isEmpty()) {
      return delayed(now);
    }
    return switch (approval.map(Approval::state).orElse(ApprovalState.EXPIRED)) {
      case APPROVED -> delayed(now);
      case PENDING ->
          // Without factors the matter is there for an emergency alone.
          request.terms().factors().isEmpty() ? delayed(now) : RequestState.PENDING;
      case REJECTED -> RequestState.REJECTED;
      case CANCELLED -> RequestState.CANCELLED;
      case SPENT, EXPIRED -> RequestState.EXPIRED;
    };
  }

  private RequestState delayed(Instant now) {
    return now.isBefore(ready()) ? RequestState.DELAYED : RequestState.READY;
  }

  /** Whether its approval was used up already, for this very transaction. */
  boolean isGranted() {
    return request.grantedTime() != null;
  }

  /** Whether a signature left. */
  public boolean isSigned() {
    return request.signedTime() != null;
  }

  /** When the delay is over. */
  Instant ready() {
    return isGranted() || glass().isPresent()
        ? request.created()
        : since().plus(request.terms().delay());
  }

  /** From when on the delay counts. */
  private Instant since() {
    return approval.flatMap(Approval::approvedSince).orElse(request.created());
  }

  private Optional<GlassBroken> glass() {
    return approval.flatMap(Approval::glass);
  }

  /** What of the policy's obligations is met. */
  Granted granted() {
    return new Granted(
        Optional.of(since()),
        approval
            .map(known -> known.approvers().stream().map(each -> consent(known, each)).toList())
            .orElse(List.of()),
        List.of(),
        glass().flatMap(this::emergency));
  }

  private static Consent consent(Approval approval, Approver approver) {
    return new Consent(
        approver.entity(),
        approver.name(),
        approval.factors().stream()
            .map(Approval.Progress::factor)
            .filter(factor -> approver.factors().contains(factor.name()))
            .map(Factors::met)
            .toList(),
        approver.at());
  }

  private Optional<Emergency> emergency(GlassBroken broken) {
    Factor by = request.terms().glass();
    return by == null
        ? Optional.empty()
        : Optional.of(
            new Emergency(
                broken.by().entity(), broken.by().name(), by, broken.reason(), broken.at()));
  }
}

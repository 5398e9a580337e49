package io.holdfast.core.approval;

import io.holdfast.api.Namespace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A matter that waits for approvals, as it is stored.
 *
 * @param reference the public name by which approvers are told of it
 * @param requester the entity that asks; empty for nobody
 * @param factors what it needs: all of them
 * @param given what was given so far, one for each approver
 */
public record ApprovalRequest(
    String id,
    Namespace namespace,
    Matter matter,
    String reference,
    String requester,
    List<Factor> factors,
    List<Consent> given,
    Instant created,
    Instant expires) {
  public ApprovalRequest {
    factors = List.copyOf(factors);
    given = given == null ? List.of() : List.copyOf(given);
  }

  /** Whether it is too late. */
  public boolean isOver(Instant now) {
    return !expires.isAfter(now);
  }

  /** The same with a consent, in place of what its approver gave before. */
  ApprovalRequest with(Consent consent) {
    List<Consent> all = new ArrayList<>(given);
    all.removeIf(other -> other.entity().equals(consent.entity()));
    all.add(consent);
    return new ApprovalRequest(
        id, namespace, matter, reference, requester, factors, all, created, expires);
  }

  /** Leaves out the reference, which gives power over what waits. */
  @Override
  public String toString() {
    return "ApprovalRequest[" + id + " " + matter.kind() + " " + matter.path() + "]";
  }
}

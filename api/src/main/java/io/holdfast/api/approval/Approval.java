package io.holdfast.api.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A matter and how far it is, as of the transaction.
 *
 * @param requester the id of the entity that asked
 * @param factors what is needed, and what is there of it
 * @param approvedSince since when it is approved; empty while it is not
 * @param expires when it is too late
 * @param approvers whose consent counts now, or counted when it was spent
 * @param glass who did without approvals, if somebody did
 * @param ending who ended it, when and why, where somebody did
 */
public record Approval(
    String id,
    ApprovalState state,
    Matter matter,
    String requester,
    List<Progress> factors,
    Optional<Instant> approvedSince,
    Instant created,
    Instant expires,
    List<Approver> approvers,
    Optional<GlassBroken> glass,
    Optional<Ending> ending) {
  public Approval {
    factors = List.copyOf(factors);
    approvers = List.copyOf(approvers);
  }

  public boolean isApproved() {
    return state == ApprovalState.APPROVED;
  }

  /**
   * One factor.
   *
   * @param approvers the ids of the entities whose consent counts for it
   */
  public record Progress(Factor factor, List<String> approvers, boolean isMet) {
    public Progress {
      approvers = List.copyOf(approvers);
    }
  }

  /**
   * How somebody ended it.
   *
   * @param by the id of an entity; empty when the engine did
   * @param reason in their words; may be empty
   */
  public record Ending(String by, Instant at, String reason) {}
}

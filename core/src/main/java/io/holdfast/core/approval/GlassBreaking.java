package io.holdfast.core.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.approval.Approver;
import io.holdfast.api.approval.Evidence;
import io.holdfast.api.approval.GlassBroken;
import io.holdfast.api.approval.Matter;
import io.holdfast.core.approval.notice.NoticeEvent;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.crypto.Randomness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Opens a matter without approvals, loudly, and has it answered for in a review. */
public final class GlassBreaking {
  private final BarrierTx tx;
  private final Approvals approvals;
  private final ApprovalStore store;

  public GlassBreaking(BarrierTx tx, Approvals approvals, String namespaceId) {
    this.tx = tx;
    this.approvals = approvals;
    this.store = new ApprovalStore(tx, namespaceId);
  }

  /**
   * Breaks the glass.
   *
   * @param shown proofs that were found good
   * @return the id of the review
   * @throws Refusal.PermissionDenied when its terms don't allow it to this person, or too little is
   *     shown
   * @throws Refusal.InvalidRequest when there is no reason to, or none is given
   */
  public String breakFor(
      ApprovalRequest request, Subject who, List<Evidence> shown, String reason) {
    Emergency emergency = request.emergency();
    if (emergency == null) {
      throw new Refusal.PermissionDenied(
          "nobody may do without approvals here: the terms have no break-glass");
    }
    if (who.id().isEmpty() || who.isDisabled() || !emergency.by().admits(who)) {
      throw new Refusal.PermissionDenied(
          "your entity is in none of the groups that may break the glass here");
    }
    Consent consent = new Consent(who.id(), tx.now(), List.of(0), shown, reason);
    if (!consent.proves(emergency.by().proof(), any -> true)) {
      throw new Refusal.PermissionDenied(
          "breaking the glass needs, beside your token, " + Eligibility.wanted(emergency.by()));
    }
    if (reason.isBlank()) {
      throw new Refusal.InvalidRequest("reason: say why it cannot wait; it is kept and told");
    }
    if (request.course().glass() != null || approvals.standing(request).isMet()) {
      throw new Refusal.InvalidRequest("it is approved already");
    }
    String review = Randomness.uuid().toString();
    ApprovalRequest broken =
        request.with(
            request
                .course()
                .broken(new GlassBroken(by(who, emergency, shown), tx.now(), reason, review)));
    store.put(broken);
    approvals.tell(NoticeEvent.GLASS_BROKEN, broken);
    var _ = approvals.open(review(review, broken, emergency, who, reason));
    return review;
  }

  private Approver by(Subject who, Emergency emergency, List<Evidence> shown) {
    return new Approver(
        who.id(), CountedApprovers.name(who), List.of(emergency.by().name()), tx.now(), shown);
  }

  private ApprovalRequest review(
      String id, ApprovalRequest of, Emergency emergency, Subject who, String reason) {
    Instant due = tx.now().plus(emergency.within());
    List<String> parties = new ArrayList<>(List.of(who.id()));
    if (!of.requester().isEmpty()) {
      parties.add(of.requester());
    }
    return new ApprovalRequest(
        id,
        of.namespace(),
        matter(of, who, reason),
        "",
        of.mount(),
        who.id(),
        emergency.review(),
        true,
        null,
        new ReviewDuty(of.id(), of.matter().kind(), of.matter().path(), who.id(), parties),
        List.of(),
        Course.BEGUN,
        tx.now(),
        due);
  }

  private Matter matter(ApprovalRequest of, Subject who, String reason) {
    List<String> summary = new ArrayList<>();
    summary.add(
        "Review: " + of.matter().operation() + " " + of.matter().path() + " without approvals");
    summary.add("Broken by " + CountedApprovers.name(who) + " at " + tx.now());
    summary.add("Reason: " + reason);
    summary.addAll(of.matter().summary());
    ObjectNode details = Json.object();
    details.put("approval", of.id());
    details.put("kind", of.matter().kind());
    details.put("reason", reason);
    details.set("details", of.matter().details());
    return new Matter(
        ReviewDuty.KIND,
        of.matter().operation(),
        of.matter().path(),
        of.matter().digest(),
        summary,
        details);
  }
}

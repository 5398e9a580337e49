package io.holdfast.core.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.approval.Approval;
import io.holdfast.api.approval.Approver;
import io.holdfast.api.approval.ApproverJson;
import io.holdfast.core.approval.proof.ConsentText;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.approver.ApproverKey;
import io.holdfast.core.identity.approver.ApproverKeys;
import io.holdfast.core.identity.approver.EnrolmentRules;
import io.holdfast.core.identity.approver.WebAuthnOptions;
import io.holdfast.core.identity.subject.Subject;
import java.util.List;

/** A matter as people and programs are shown it. */
public record ApprovalDocument(BarrierTx tx, Approvals approvals) {

  /** What a list tells of it. */
  public ObjectNode brief(ApprovalRequest request) {
    Approval approval = new ApprovalView(tx, approvals).of(request);
    ObjectNode out = Json.object();
    out.put("kind", approval.matter().kind());
    out.put("state", approval.state().wireName());
    out.put("operation", approval.matter().operation());
    out.put("path", approval.matter().path());
    out.set("summary", Json.array(approval.matter().summary()));
    out.set("requester", ApprovalJson.entity(tx, approval.requester()));
    out.put("creation_time", approval.created().toString());
    out.put("expiration", approval.expires().toString());
    return out;
  }

  /** All of it. */
  public ObjectNode whole(ApprovalRequest request) {
    Approval approval = new ApprovalView(tx, approvals).of(request);
    ObjectNode out = Json.object();
    out.put("id", approval.id());
    out.put("state", approval.state().wireName());
    out.put("kind", approval.matter().kind());
    out.put("operation", approval.matter().operation());
    out.put("path", approval.matter().path());
    out.put("digest", approval.matter().digest());
    out.set("summary", Json.array(approval.matter().summary()));
    out.set("details", approval.matter().details());
    out.set("requester", ApprovalJson.requester(tx, approval.requester()));
    out.set("factors", ApprovalJson.factors(approvals.standing(request)));
    out.put("distinct", request.distinct());
    ArrayNode approvers = out.putArray("approvers");
    approval.approvers().forEach(one -> approvers.add(approver(request, one)));
    out.put("creation_time", approval.created().toString());
    approval.approvedSince().ifPresent(since -> out.put("approved_since", since.toString()));
    out.put("expiration", approval.expires().toString());
    approval.glass().ifPresent(glass -> out.set("break_glass", ApproverJson.of(glass)));
    emergency(request, out);
    review(request, out);
    approval
        .ending()
        .ifPresent(ending -> {
          ObjectNode ended = out.putObject("ended");
          ended.set("by", ApprovalJson.entity(tx, ending.by()));
          ended.put("time", ending.at().toString());
          ended.put("reason", ending.reason());
        });
    return out;
  }

  private static ObjectNode approver(ApprovalRequest request, Approver one) {
    ObjectNode out = ApproverJson.of(one);
    request
        .of(one.entity())
        .map(Consent::comment)
        .filter(comment -> !comment.isEmpty())
        .ifPresent(comment -> out.put("comment", comment));
    return out;
  }

  private static void emergency(ApprovalRequest request, ObjectNode out) {
    Emergency emergency = request.emergency();
    if (emergency != null) {
      ObjectNode terms = out.putObject("break_glass_terms");
      terms.set("group_names", Json.array(emergency.by().groupNames()));
      terms.set("group_ids", Json.array(emergency.by().groupIds()));
      terms.put("proof", emergency.by().proof().wireName());
      terms.put("review_within", emergency.within().toSeconds());
    }
  }

  private void review(ApprovalRequest request, ObjectNode out) {
    ReviewDuty duty = request.duty();
    if (duty != null) {
      ObjectNode of = out.putObject("review");
      of.put("approval", duty.approval());
      of.put("kind", duty.kind());
      of.put("path", duty.path());
      of.set("broken_by", ApprovalJson.entity(tx, duty.brokenBy()));
      of.put("overdue", request.course().end() == null && !request.expires().isAfter(tx.now()));
    }
  }

  /** What somebody has to sign to decide, where they have keys to. */
  public void addSigning(
      ApprovalRequest request, Subject who, ConsentText.Decision decision, ObjectNode out) {
    if (who.id().isEmpty() || request.course().end() != null) {
      return;
    }
    ConsentText text = new ConsentText(request.id(), request.matter().digest(), who.id(), decision);
    out.put("message", text.text());
    EnrolmentRules.Site site = EnrolmentRules.ofEntity(tx, who.id()).webauthn();
    List<ApproverKey> keys = ApproverKeys.around(tx, who.id()).all(who.id());
    if (site.isSetUp() && keys.stream().anyMatch(key -> !key.credentialId().isEmpty())) {
      out.set("webauthn", WebAuthnOptions.toGet(site, text.challenge(), keys));
    }
  }
}

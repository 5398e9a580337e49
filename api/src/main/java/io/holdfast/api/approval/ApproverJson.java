package io.holdfast.api.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;

/** Approvers and their proofs as documents. */
public final class ApproverJson {
  private ApproverJson() {}

  public static ObjectNode of(Approver approver) {
    ObjectNode out = Json.object();
    out.put("entity_id", approver.entity());
    out.put("entity_name", approver.name());
    out.set("factors", Json.array(approver.factors()));
    out.put("time", approver.at().toString());
    ArrayNode proofs = out.putArray("proofs");
    approver.evidence().forEach(evidence -> proofs.add(of(evidence)));
    return out;
  }

  public static ObjectNode of(Evidence evidence) {
    ObjectNode out = Json.object();
    out.put("proof", evidence.proof().wireName());
    out.put("time", evidence.at().toString());
    out.setAll(evidence.facts());
    return out;
  }

  public static ObjectNode of(GlassBroken broken) {
    ObjectNode out = Json.object();
    out.set("by", of(broken.by()));
    out.put("time", broken.at().toString());
    out.put("reason", broken.reason());
    out.put("review", broken.review());
    return out;
  }
}

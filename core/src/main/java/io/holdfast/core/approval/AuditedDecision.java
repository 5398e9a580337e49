package io.holdfast.core.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.approval.ApproverJson;
import io.holdfast.api.approval.Evidence;
import io.holdfast.api.approval.Spent;
import java.util.List;

/**
 * What the audit log says of a decision: which approval, of which exact thing, by whom, with which
 * proofs. All of it public, and enough to check the signatures again; words of people are left out.
 */
public final class AuditedDecision {
  private AuditedDecision() {}

  /**
   * Of somebody's decision.
   *
   * @param decision approve, reject, cancel or break-glass
   */
  public static ObjectNode of(
      String decision, ApprovalRequest request, String entity, List<Evidence> evidence) {
    ObjectNode out = Json.object();
    out.put("decision", decision);
    out.put("id", request.id());
    out.put("digest", request.matter().digest());
    out.put("entity_id", entity);
    ArrayNode proofs = out.putArray("proofs");
    evidence.stream().map(ApproverJson::of).forEach(proofs::add);
    return out;
  }

  /** Of what was used up. */
  static ObjectNode of(Spent spent) {
    ObjectNode out = Json.object();
    out.put("decision", "spend");
    out.setAll(spent.asJson());
    if (out.get("break_glass") instanceof ObjectNode glass) {
      glass.remove("reason");
    }
    return out;
  }
}

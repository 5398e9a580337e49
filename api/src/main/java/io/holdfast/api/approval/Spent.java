package io.holdfast.api.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.util.List;
import java.util.Optional;

/**
 * An approval that was used up: what a receipt can say of it.
 *
 * @param approvers whose consent counted
 * @param glass who did without approvals, if somebody did
 */
public record Spent(
    String id, String digest, List<Approver> approvers, Optional<GlassBroken> glass) {
  public Spent {
    approvers = List.copyOf(approvers);
  }

  /** The ids of the entities whose consent counted. */
  public List<String> entities() {
    return approvers.stream().map(Approver::entity).toList();
  }

  /** As a document, the same wherever approvals are shown. */
  public ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.put("id", id);
    out.put("digest", digest);
    ArrayNode list = out.putArray("approvers");
    approvers.stream().map(ApproverJson::of).forEach(list::add);
    glass.ifPresent(broken -> out.set("break_glass", ApproverJson.of(broken)));
    return out;
  }
}

package io.holdfast.core.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.approval.ApproverJson;
import io.holdfast.api.approval.GlassBroken;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import java.util.List;
import java.util.Optional;

/** Approvals as approvers see them: who asks for what, and what is missing; no values. */
public final class ApprovalJson {
  private ApprovalJson() {}

  /** An entity's id and its name of now; both empty for nobody. */
  public static ObjectNode entity(BarrierTx tx, String id) {
    return named(id, found(tx, id));
  }

  /** Who asks: beside id and name the names that logins know, which say more to people. */
  public static ObjectNode requester(BarrierTx tx, String id) {
    Optional<Entity> entity = found(tx, id);
    ObjectNode out = named(id, entity);
    ArrayNode aliases = out.putArray("aliases");
    entity.map(Entity::aliases).orElse(List.of()).stream()
        .forEach(alias ->
            aliases
                .addObject()
                .put("name", alias.name())
                .put("mount_accessor", alias.mountAccessor()));
    return out;
  }

  private static Optional<Entity> found(BarrierTx tx, String id) {
    return Subjects.read(tx, id).flatMap(Subject::entity);
  }

  private static ObjectNode named(String id, Optional<Entity> entity) {
    return Json.object().put("id", id).put("name", entity.map(Entity::name).orElse(""));
  }

  /** What is needed, and who gave it. */
  public static ArrayNode factors(Standing standing) {
    ArrayNode out = Json.array();
    for (Standing.Met met : standing.factors()) {
      ObjectNode factor = out.addObject();
      factor.put("name", met.factor().name());
      factor.set("group_names", Json.array(met.factor().groupNames()));
      factor.set("group_ids", Json.array(met.factor().groupIds()));
      factor.put("approvals", met.factor().approvals());
      factor.put("proof", met.factor().proof().wireName());
      factor.set("approved_by", Json.array(met.approvers()));
      factor.put("approved", met.isMet());
    }
    return out;
  }

  /** What a notice tells of a request. */
  static ObjectNode notice(BarrierTx tx, ApprovalRequest request, Standing standing) {
    ObjectNode out = Json.object();
    out.put("approval", request.id());
    out.put("kind", request.matter().kind());
    out.put("accessor", request.reference());
    out.put("namespace", request.namespace().path());
    out.put("operation", request.matter().operation());
    out.put("path", request.matter().path());
    out.set("summary", Json.array(request.matter().summary()));
    out.set("requester", requester(tx, request.requester()));
    out.set("factors", factors(standing));
    out.put("approved", standing.isMet());
    out.put("expiration", request.expires().toString());
    Course.End end = request.course().end();
    if (end != null) {
      ObjectNode ended = out.putObject("ended");
      ended.set("by", entity(tx, end.by()));
      ended.put("reason", end.reason());
    }
    GlassBroken glass = request.course().glass();
    if (glass != null) {
      out.set("break_glass", ApproverJson.of(glass));
    }
    return out;
  }
}

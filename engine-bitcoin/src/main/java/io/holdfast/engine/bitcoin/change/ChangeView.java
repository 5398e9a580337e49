package io.holdfast.engine.bitcoin.change;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.approval.Approval;
import io.holdfast.api.approval.ApproverJson;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes as answers show them. */
final class ChangeView {
  private ChangeView() {}

  static ObjectNode of(
      StoredChange change, ChangeState state, Instant ready, Optional<Approval> approval) {
    ObjectNode view =
        Json.object()
            .put("id", change.id())
            .put("kind", change.kind().label())
            .put("name", change.name())
            .put("state", state.label())
            .put("policy", change.policy())
            .put("policy_version", change.policyVersion())
            .put("approval", change.approval())
            .put("digest", change.digest());
    view.set("summary", Json.array(change.summary()));
    view.set("content", change.content());
    view.putObject("requester")
        .put("entity_id", change.requester())
        .put("display_name", change.asked());
    view.put("created_time", change.created().toString());
    if (state == ChangeState.DELAYED || state == ChangeState.READY) {
      view.put("ready_time", ready.toString());
    }
    view.put("expire_time", change.expires().toString());
    view.put("delay", change.delay().toSeconds());
    ArrayNode approvers = view.putArray("approvers");
    approval.ifPresent(
        known -> known.approvers().stream().map(ApproverJson::of).forEach(approvers::add));
    time(view, "applied_time", change.appliedTime());
    time(view, "cancelled_time", change.cancelledTime());
    if (change.problem() != null) {
      view.put("problem", change.problem());
    }
    return view;
  }

  private static void time(ObjectNode view, String name, @Nullable Instant time) {
    if (time != null) {
      view.put(name, time.toString());
    }
  }
}

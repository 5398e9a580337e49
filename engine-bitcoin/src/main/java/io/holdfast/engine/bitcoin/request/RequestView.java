package io.holdfast.engine.bitcoin.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.approval.Approval;
import io.holdfast.api.approval.ApproverJson;
import java.time.Instant;

/** Requests as answers show them. */
final class RequestView {
  private RequestView() {}

  static ObjectNode of(Standing standing, Instant now) {
    StoredRequest request = standing.request();
    RequestState state = standing.state(now);
    ObjectNode view =
        Json.object()
            .put("id", request.id())
            .put("wallet", request.wallet())
            .put("state", state.label())
            .put("approval", request.approval())
            .put("digest", request.digest());
    view.set("summary", Json.array(request.summary()));
    view.putObject("requester")
        .put("entity_id", request.requester())
        .put("display_name", request.asked());
    view.put("created_time", request.created().toString());
    if (state == RequestState.DELAYED || state == RequestState.READY) {
      view.put("ready_time", standing.ready().toString());
    }
    view.put("expire_time", request.expires().toString());
    view.put("delay", request.terms().delay().toSeconds());
    view.set("factors", factors(standing));
    standing.approval().ifPresent(approval -> approved(view, approval));
    time(view, "signed_time", request.signedTime());
    time(view, "cancelled_time", request.cancelledTime());
    view.set("receipts", Json.array(request.receipts()));
    return view;
  }

  private static ArrayNode factors(Standing standing) {
    ArrayNode factors = Json.array();
    standing
        .approval()
        .map(Approval::factors)
        .ifPresent(all ->
            all.forEach(progress -> {
              ObjectNode factor =
                  factors
                      .addObject()
                      .put("name", progress.factor().name())
                      .put("approvals", progress.factor().approvals())
                      .put("proof", progress.factor().proof().wireName())
                      .put("approved", progress.isMet());
              factor.set("groups", Json.array(progress.factor().groups()));
              factor.set("approved_by", Json.array(progress.approvers()));
            }));
    return factors;
  }

  private static void approved(ObjectNode view, Approval approval) {
    ArrayNode approvers = view.putArray("approvers");
    approval.approvers().stream().map(ApproverJson::of).forEach(approvers::add);
    approval.glass().ifPresent(glass -> view.set("break_glass", ApproverJson.of(glass)));
    approval
        .ending()
        .ifPresent(ending ->
            view.putObject("ending")
                .put("by", ending.by())
                .put("time", ending.at().toString())
                .put("reason", ending.reason()));
  }

  private static void time(
      ObjectNode view, String name, @org.jspecify.annotations.Nullable Instant time) {
    if (time != null) {
      view.put(name, time.toString());
    }
  }
}

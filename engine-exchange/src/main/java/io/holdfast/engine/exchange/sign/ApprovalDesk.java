package io.holdfast.engine.exchange.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.approval.Approval;
import io.holdfast.api.approval.Matter;
import io.holdfast.api.approval.Spent;
import io.holdfast.api.approval.Terms;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.engine.exchange.key.StoredKey;
import io.holdfast.engine.exchange.message.VenueRequest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Requests that wait for approvals. What is approved is one request of one key, to the letter: the
 * same call again, once it is approved, performs it and uses the approval up.
 */
final class ApprovalDesk {
  private static final String KIND = "exchange-request";

  private ApprovalDesk() {}

  /** Either what was used up, or the answer that tells what is missing. */
  record Step(Optional<Spent> spent, Optional<Response> waits) {}

  static Step at(
      Call call, String name, StoredKey key, VenueRequest request, String operation, Terms terms) {
    String digest = digest(call, name, key, request, operation);
    String place = "approval/" + name + "/" + digest;
    Optional<Approval> known =
        call.storage().get(place, String.class).flatMap(call.services().approvals()::find);
    if (known.isPresent()) {
      Approval approval = known.get();
      switch (approval.state()) {
        case APPROVED -> {
          Spent spent = call.services().approvals().spend(approval.id(), digest);
          call.storage().delete(place);
          return new Step(Optional.of(spent), Optional.empty());
        }
        case PENDING -> {
          return waits(approval);
        }
        case REJECTED, CANCELLED -> {
          call.storage().delete(place);
          return new Step(
              Optional.empty(),
              Optional.of(
                  new Response.Refused(
                      new Refusal.PermissionDenied(
                          "the request was "
                              + approval.state().wireName()
                              + " by its approvers"))));
        }
        case SPENT, EXPIRED -> {}
      }
    }
    Approval opened =
        call.services()
            .approvals()
            .open(matter(call, name, key, request, operation, digest), terms);
    call.storage().put(place, (Object) opened.id());
    return waits(opened);
  }

  private static Step waits(Approval approval) {
    ObjectNode data = Json.object();
    data.putObject("approval")
        .put("id", approval.id())
        .put("state", approval.state().wireName())
        .put("expires", approval.expires().toString());
    data.put(
        "message",
        "the request needs approvals; ask for the same again once sys/approvals has them");
    return new Step(Optional.empty(), Optional.of(Response.data(202, data)));
  }

  private static Matter matter(
      Call call,
      String name,
      StoredKey key,
      VenueRequest request,
      String operation,
      String digest) {
    List<String> summary = new ArrayList<>();
    summary.add(request.method() + " " + key.baseUrl() + request.path());
    request
        .parameters()
        .forEach(parameter -> summary.add(parameter.name() + " = " + parameter.value()));
    ObjectNode details =
        Json.object()
            .put("key", name)
            .put("venue", key.venue())
            .put("environment", key.environment())
            .put("method", request.method())
            .put("path", request.path())
            .put("query", request.query())
            .put("body", request.body());
    return new Matter(KIND, operation, call.mount().path() + call.path(), digest, summary, details);
  }

  /** Over all that is sent but what is made anew with each try: time, nonce, signature. */
  private static String digest(
      Call call, String name, StoredKey key, VenueRequest request, String operation) {
    ObjectNode exact =
        Json.object()
            .put("mount", call.mount().uuid())
            .put("key", name)
            .put("key_id", key.keyId())
            .put("base_url", key.baseUrl())
            .put("operation", operation)
            .put("method", request.method())
            .put("path", request.path())
            .put("query", request.query())
            .put("body", request.body());
    exact.set("headers", Json.of(new TreeMap<>(request.headers())));
    return HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(exact.toString().getBytes(UTF_8)));
  }
}

package io.holdfast.testkit.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Mount;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.approval.Approval;
import io.holdfast.api.approval.BreakGlass;
import io.holdfast.api.approval.Factor;
import io.holdfast.api.approval.Matter;
import io.holdfast.api.approval.Proof;
import io.holdfast.api.approval.Terms;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** An engine that does nothing without approvals, by terms that a test names. */
final class CustodyEngine implements SecretsEngine {
  static final String KIND = "custody";
  private static final Field<String> ID = Field.string("id", "");
  private static final Field<String> DIGEST = Field.string("digest", "");
  private static final Field<JsonNode> FACTORS = Field.any("factors", "");
  private static final Field<Boolean> DISTINCT = Field.bool("distinct", "").withDefault(true);
  private static final Field<Duration> TTL =
      Field.duration("ttl", "").withDefault(Duration.ofHours(1));
  private static final Field<JsonNode> GLASS = Field.any("glass", "");
  private static final Field<JsonNode> REVIEW = Field.any("review", "");

  @Override
  public String type() {
    return "custody";
  }

  @Override
  public String description() {
    return "asks for approvals";
  }

  @Override
  public Routes routes(Mount mount) {
    return Routes.of(
        Route.path("ask")
            .fields(DIGEST, FACTORS, DISTINCT, TTL, GLASS, REVIEW)
            .on(Operation.UPDATE, CustodyEngine::ask),
        Route.path("state/{id:segment}").fields(ID).on(Operation.READ, CustodyEngine::state),
        Route.path("do/{id:segment}")
            .fields(ID, DIGEST)
            .on(
                Operation.UPDATE,
                call ->
                    Response.data(
                        call.services()
                            .approvals()
                            .spend(call.get(ID), call.get(DIGEST))
                            .asJson())),
        Route.path("cancel/{id:segment}")
            .fields(ID)
            .on(
                Operation.UPDATE,
                call -> {
                  call.services().approvals().cancel(call.get(ID));
                  return Response.empty();
                }),
        Route.path("reviews").on(Operation.READ, CustodyEngine::reviews));
  }

  private static Response ask(Call call) {
    Matter matter =
        new Matter(
            KIND,
            "pay",
            "custody/ask",
            call.get(DIGEST),
            List.of("Pays 2 coins to Zoe", "Fee: 1"),
            Json.object().put("amount", 2));
    Optional<BreakGlass> glass =
        call.find(GLASS)
            .map(by -> new BreakGlass(factor(by), factors(call.get(REVIEW)), Duration.ofHours(24)));
    Approval opened =
        call.services()
            .approvals()
            .open(
                matter,
                new Terms(factors(call.get(FACTORS)), call.get(TTL), call.get(DISTINCT), glass));
    return Response.data(Json.object().put("id", opened.id()));
  }

  private static List<Factor> factors(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(CustodyEngine::factor).toList();
  }

  private static Factor factor(JsonNode one) {
    return new Factor(
        one.path("name").asText(),
        List.of(one.path("group").asText()),
        one.path("approvals").asInt(1),
        Proof.named(one.path("proof").asText("login")).orElseThrow());
  }

  private static Response state(Call call) {
    Approval found =
        call.services().approvals().find(call.get(ID)).orElseThrow(Refusal.NotFound::new);
    ObjectNode out = Json.object();
    out.put("state", found.state().wireName());
    out.put("approved_since", found.approvedSince().map(Object::toString).orElse(""));
    return Response.data(out);
  }

  private static Response reviews(Call call) {
    ArrayNode list = Json.array();
    call.services()
        .approvals()
        .openReviews(KIND, "custody/ask")
        .forEach(review ->
            list.addObject()
                .put("id", review.id())
                .put("approval", review.approval())
                .put("overdue", review.overdue()));
    ObjectNode out = Json.object();
    out.set("reviews", list);
    return Response.data(out);
  }
}

package io.holdfast.core.approval.controlgroup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.api.approval.Approver;
import io.holdfast.api.approval.Matter;
import io.holdfast.core.CoreCall;
import io.holdfast.core.approval.ApprovalJson;
import io.holdfast.core.approval.ApprovalRequest;
import io.holdfast.core.approval.Approvals;
import io.holdfast.core.approval.Factor;
import io.holdfast.core.approval.Standing;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.policy.ControlGroup;
import io.holdfast.core.token.TokenEntry;
import io.holdfast.core.token.Tokens;
import io.holdfast.core.wrapping.Wrapping;
import io.holdfast.crypto.Randomness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Requests that wait for approvals: kept, shown, approved, performed. */
public final class ControlGroups {
  static final String KIND = "control-group";

  /** A body that is longer is not kept. */
  private static final int LONGEST = 1 << 20;

  private final Tokens tokens;
  private final Custody custody;

  public ControlGroups(Tokens tokens) {
    this.tokens = tokens;
    this.custody = new Custody(tokens);
  }

  /** Whether a token is one that a request is kept under. */
  public static boolean isOfControlGroup(TokenEntry entry) {
    return Custody.isOfControlGroup(entry);
  }

  /** Whether a request opens the token of a kept one, named in its body. */
  public boolean isOpening(BarrierTx tx, Request request) {
    return request.path().equals("sys/wrapping/unwrap")
        && tokens
            .find(tx, request.body().path("token").asText())
            .filter(ControlGroups::isOfControlGroup)
            .isPresent();
  }

  /**
   * Keeps a request that needs approvals.
   *
   * @param ttl for how long its policies want it to wait; zero when they say nothing
   * @param factors the approvals that guard it
   * @return the token that it is kept under, as the requester is told of it
   * @throws Refusal.PermissionDenied when nobody could be held to it: a batch token, a token
   *     without an entity, a body that is a file
   * @throws Refusal.TooLarge when it is too large to be kept
   */
  public Wrapping.Wrapped keep(CoreCall call, Duration ttl, List<ControlGroup.Factor> factors) {
    BarrierTx tx = call.tx();
    Request request = call.request();
    ControlGroupConfig config = ControlGroupConfig.of(tx, request.namespace());
    TokenEntry requester = requester(call, config);
    byte[] kept = Custody.bytes(HeldRequest.of(call, requester, factors));
    if (kept.length > LONGEST) {
      throw new Refusal.TooLarge(
          "this path needs approvals, and a request that waits for them is at most "
              + LONGEST
              + " bytes long");
    }
    Duration waits = config.ttl(ttl);
    Tokens.Issued token = custody.token(tx, request.namespace(), request.path(), waits);
    ApprovalRequest approval =
        new Approvals(tx, request.namespace())
            .open(
                new Matter(
                    KIND,
                    request.operation().wireName(),
                    request.path(),
                    Custody.digest(kept),
                    List.of(),
                    Json.object()),
                token.entry().accessor(),
                call.subject().id(),
                factors.stream().map(ControlGroups::factor).toList(),
                waits);
    custody.keep(tx, token.entry(), kept, approval);
    return new Wrapping.Wrapped(
        token.text(), token.entry().accessor(), waits, tx.now(), request.path(), "");
  }

  private static TokenEntry requester(CoreCall call, ControlGroupConfig config) {
    TokenEntry token = call.token();
    if (token == null || token.isBatch()) {
      throw new Refusal.PermissionDenied(
          "this path needs approvals, and batch tokens cannot ask for them: they are kept nowhere,"
              + " so that none could be revoked while its request waits");
    }
    if (call.subject().id().isEmpty() && !config.withoutEntity()) {
      throw new Refusal.PermissionDenied(
          "this path needs approvals, and this token has no entity that could ask for them: log in"
              + " by an auth method");
    }
    if (call.request().upload().isPresent()) {
      throw new Refusal.PermissionDenied(
          "this path needs approvals, and a body that is a file cannot wait for them");
    }
    return token;
  }

  private static Factor factor(ControlGroup.Factor asked) {
    return new Factor(
        asked.name(), asked.groupNames(), asked.groupIds(), asked.approvals(), asked.namespace());
  }

  /**
   * Approves in the caller's name.
   *
   * @return whether the request is approved with that
   */
  public boolean authorize(CoreCall call, String accessor) {
    Waiting waiting = byAccessor(call, accessor);
    return new Approvals(call.tx(), waiting.held().namespace())
        .approve(waiting.approval(), call.subject())
        .isMet();
  }

  private Waiting byAccessor(CoreCall call, String accessor) {
    if (accessor.isEmpty()) {
      throw new Refusal.InvalidRequest("missing accessor");
    }
    return custody
        .byAccessor(call.tx(), call.request().namespace(), accessor)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "invalid accessor: no request waits for approvals under it"));
  }

  private static Standing standing(BarrierTx tx, Waiting waiting) {
    return new Approvals(tx, waiting.held().namespace()).standing(waiting.approval());
  }

  /** What is asked for, by whom, and how far it is: what Vault tells, and what is missing. */
  public ObjectNode status(CoreCall call, String accessor) {
    BarrierTx tx = call.tx();
    Waiting waiting = byAccessor(call, accessor);
    ApprovalRequest approval = waiting.approval();
    Standing standing = standing(tx, waiting);
    ObjectNode out = Json.object();
    out.put("approved", standing.isMet());
    out.put("request_path", approval.matter().path());
    out.put("request_operation", approval.matter().operation());
    if (ControlGroupConfig.of(tx, waiting.held().namespace()).showData()
        && new Approvals(tx, waiting.held().namespace()).concerns(approval, call.subject())) {
      out.set("request_data", waiting.held().body());
    }
    out.set("request_entity", ApprovalJson.requester(tx, approval.requester()));
    ArrayNode authorizations = out.putArray("authorizations");
    standing.approvers().stream()
        .map(id -> ApprovalJson.entity(tx, id))
        .forEach(entity ->
            authorizations
                .addObject()
                .put("entity_id", entity.path("id").asText())
                .put("entity_name", entity.path("name").asText()));
    out.set("factors", ApprovalJson.factors(standing));
    out.put("expiration", approval.expires().toString());
    return out;
  }

  /**
   * Checks that the request of a token may be performed.
   *
   * @throws Refusal.InvalidRequest when nothing is kept under it
   * @throws Refusal.PermissionDenied when approvals are missing
   */
  public void requireApproved(BarrierTx tx, TokenEntry token) {
    if (!standing(tx, kept(custody.find(tx, token))).isMet()) {
      throw Approvals.pending();
    }
  }

  private static Waiting kept(Optional<Waiting> found) {
    return found.orElseThrow(
        () -> new Refusal.InvalidRequest("wrapping token is not valid or does not exist"));
  }

  /**
   * What is to be performed.
   *
   * @param opening the request that opens the token
   */
  public Execution execution(BarrierTx tx, TokenEntry token, Request opening) {
    Waiting waiting = kept(custody.find(tx, token));
    return new Execution(
        token.id(),
        token.accessor(),
        waiting.held().requester(),
        waiting.held().request(Randomness.uuid().toString(), opening));
  }

  /**
   * Uses the approvals up, in the transaction of what they were given for. Should that be undone,
   * so is this.
   *
   * @param factors the approvals that the policies ask for now
   * @return the ids of the entities that approved
   * @throws Refusal.InvalidRequest when nothing is kept any more
   * @throws Refusal.PermissionDenied when approvals are missing, or the policies ask for others
   *     now, or another mount is at the path
   */
  public List<String> spend(CoreCall call, Execution execution, List<ControlGroup.Factor> factors) {
    BarrierTx tx = call.tx();
    Waiting waiting = kept(custody.byId(tx, execution.token()));
    if (!waiting.held().factors().containsAll(factors)) {
      throw new Refusal.PermissionDenied(
          "the policies ask for other approvals than when this request was made; make it again");
    }
    if (!waiting.held().mount().equals(call.mount().uuid())
        || !waiting.held().namespace().equals(call.request().namespace())) {
      throw new Refusal.PermissionDenied(
          "another mount is at this path than when this request was made; make it again");
    }
    List<String> approvers =
        new Approvals(tx, waiting.held().namespace())
            .spend(waiting.approval()).stream().map(Approver::entity).toList();
    custody.release(tx, waiting);
    return approvers;
  }
}

package io.holdfast.core.sys.approval;

import static io.holdfast.core.sys.approval.ApprovalFields.COMMENT;
import static io.holdfast.core.sys.approval.ApprovalFields.ID;
import static io.holdfast.core.sys.approval.ApprovalFields.KIND;
import static io.holdfast.core.sys.approval.ApprovalFields.REASON;
import static io.holdfast.core.sys.approval.ApprovalFields.STATE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.approval.Evidence;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.approval.ApprovalDocument;
import io.holdfast.core.approval.ApprovalRequest;
import io.holdfast.core.approval.Approvals;
import io.holdfast.core.approval.AuditedDecision;
import io.holdfast.core.approval.GlassBreaking;
import io.holdfast.core.approval.proof.ConsentText;
import io.holdfast.core.approval.proof.Finding;
import io.holdfast.core.approval.proof.ProofCheck;
import java.util.List;
import java.util.function.BiFunction;

/**
 * {@code sys/approvals}: what waits for approvals, of whatever kind. Everybody sees what they asked
 * for or may decide; with {@code sudo} all of it.
 */
public final class ApprovalPaths {
  public Routes routes() {
    return Routes.of(
        Route.path("approvals/?")
            .describe(
                "Lists what waits for approvals.",
                "What the caller asked for, or may approve, or may do without approvals; with sudo"
                    + " all that waits in the namespace.")
            .fields(KIND, STATE)
            .fields(Page.FIELDS)
            .on(Operation.LIST, ApprovalPaths::list),
        Route.path("approvals/{id:segment}")
            .describe(
                "Shows what waits for approvals, in words, and how far it is.",
                "Also how it ended, for 30 days.")
            .fields(ID)
            .on(Operation.READ, ApprovalPaths::read)
            .answers(Operation.READ, ApprovalFields.ANSWER),
        Route.path("approvals/{id:segment}/approve")
            .describe(
                "Approves in the name of the caller's entity.",
                "With what the terms ask for beside a token. The caller must be in a group that"
                    + " the matter needs, and must not have asked for it.")
            .fields(ID, COMMENT)
            .fields(ApprovalFields.PROOFS)
            .on(Operation.UPDATE, ApprovalPaths::approve)
            .answers(Operation.UPDATE, ApprovalFields.ANSWER),
        Route.path("approvals/{id:segment}/reject")
            .describe("Rejects it, which ends it.", "By anybody who could approve it; a veto.")
            .fields(ID, REASON)
            .on(Operation.UPDATE, ApprovalPaths::reject)
            .answers(Operation.UPDATE, ApprovalFields.ANSWER),
        Route.path("approvals/{id:segment}/cancel")
            .describe("Takes it back, which ends it.", "By who asked for it; by others with sudo.")
            .fields(ID, REASON)
            .on(Operation.UPDATE, ApprovalPaths::cancel)
            .answers(Operation.UPDATE, ApprovalFields.ANSWER),
        Route.path("approvals/{id:segment}/break-glass")
            .describe(
                "Goes ahead without approvals, in an emergency.",
                "By somebody whom the terms allow it, with a reason. It is told to whoever is told"
                    + " of approvals, and a review has to be closed by others.")
            .fields(ID, REASON)
            .fields(ApprovalFields.PROOFS)
            .on(Operation.UPDATE, ApprovalPaths::breakGlass)
            .answers(Operation.UPDATE, ApprovalFields.ANSWER));
  }

  private static Approvals approvals(Call call) {
    return new Approvals(CoreCall.of(call).tx(), call.request().namespace());
  }

  private static ApprovalDocument document(Call call) {
    return new ApprovalDocument(CoreCall.of(call).tx(), approvals(call));
  }

  private static boolean isShown(Call call, ApprovalRequest request) {
    return CoreCall.of(call).sudo()
        || approvals(call).concerns(request, CoreCall.of(call).subject());
  }

  private static Response list(Call call) {
    ApprovalList list = ApprovalList.of(call);
    ObjectNode info = Json.object();
    approvals(call)
        .all(list.withEnded())
        .filter(request -> isShown(call, request))
        .forEach(request -> list.take(request.id(), document(call).brief(request), info));
    if (info.isEmpty()) {
      throw new Refusal.NotFound();
    }
    ObjectNode data = Json.object();
    data.set("key_info", info);
    data.set("keys", Json.array(info.properties().stream().map(one -> one.getKey()).toList()));
    return Response.data(data);
  }

  /** What the caller may see under the id of the path. */
  private static ApprovalRequest known(Call call) {
    return approvals(call)
        .known(call.get(ID))
        .filter(request -> isShown(call, request))
        .orElseThrow(Refusal.NotFound::new);
  }

  /** The same, that goes on. */
  private static ApprovalRequest live(Call call) {
    ApprovalRequest request = known(call);
    return approvals(call)
        .find(request.id())
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "it is over: "
                    + document(call).brief(request).path("state").asText()
                    + "; it has to be asked for again"));
  }

  private static Response read(Call call) {
    ApprovalRequest request = known(call);
    ObjectNode data = document(call).whole(request);
    document(call)
        .addSigning(request, CoreCall.of(call).subject(), ConsentText.Decision.APPROVE, data);
    return Response.data(data);
  }

  private static Response shown(Call call) {
    return Response.data(document(call).whole(known(call)));
  }

  private static Response approve(Call call) {
    String comment = ApprovalFields.words(call, COMMENT);
    return proven(
        call,
        ConsentText.Decision.APPROVE,
        (request, evidence) -> {
          CoreCall core = CoreCall.of(call);
          var _ = approvals(call).approve(request, core.subject(), evidence, comment);
          core.decides(AuditedDecision.of("approve", request, core.subject().id(), evidence));
          return shown(call);
        });
  }

  private static Response breakGlass(Call call) {
    String reason = ApprovalFields.words(call, REASON);
    return proven(
        call,
        ConsentText.Decision.BREAK_GLASS,
        (request, evidence) -> {
          CoreCall core = CoreCall.of(call);
          String review =
              new GlassBreaking(core.tx(), approvals(call), call.request().namespace().id())
                  .breakFor(request, core.subject(), evidence, reason);
          core.decides(AuditedDecision.of("break-glass", request, core.subject().id(), evidence));
          call.warn("the glass is broken: others have to close the review " + review);
          return shown(call);
        });
  }

  /** Checks what is shown, and goes on with it; a wrong code is counted. */
  private static Response proven(
      Call call,
      ConsentText.Decision decision,
      BiFunction<ApprovalRequest, List<Evidence>, Response> then) {
    ApprovalRequest request = live(call);
    CoreCall core = CoreCall.of(call);
    ConsentText text =
        new ConsentText(request.id(), request.matter().digest(), core.subject().id(), decision);
    return switch (new ProofCheck(core.tx(), core.subject())
        .check(ApprovalFields.shown(call), text)) {
      case Finding.Good good -> then.apply(request, good.evidence());
      case Finding.Wrong wrong -> new Response.Refused(new Refusal.PermissionDenied(wrong.why()));
    };
  }

  private static Response reject(Call call) {
    String reason = ApprovalFields.words(call, REASON);
    ApprovalRequest request = live(call);
    CoreCall core = CoreCall.of(call);
    approvals(call).reject(request, core.subject(), reason);
    core.decides(AuditedDecision.of("reject", request, core.subject().id(), List.of()));
    return shown(call);
  }

  private static Response cancel(Call call) {
    String reason = ApprovalFields.words(call, REASON);
    ApprovalRequest request = live(call);
    CoreCall core = CoreCall.of(call);
    if (!core.sudo() && !approvals(call).isRequester(request, core.subject())) {
      throw new Refusal.PermissionDenied(
          "only who asked for it takes it back, or who has sudo on this path; you may reject it");
    }
    approvals(call).cancel(request, core.subject().id(), reason);
    core.decides(AuditedDecision.of("cancel", request, core.subject().id(), List.of()));
    return shown(call);
  }
}

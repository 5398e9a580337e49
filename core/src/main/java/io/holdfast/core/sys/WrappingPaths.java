package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.approval.controlgroup.ControlGroups;
import io.holdfast.core.token.TokenEntry;
import io.holdfast.core.wrapping.Wrapping;

/** {@code sys/wrapping}: wrap, look up, open and rewrap. */
final class WrappingPaths {
  private static final Field<String> TOKEN =
      Field.string("token", "The wrapping token.").sensitive();

  private final Wrapping wrapping;
  private final ControlGroups groups;

  WrappingPaths(SystemRooms rooms) {
    this.wrapping = rooms.wrapping();
    this.groups = new ControlGroups(rooms.tokens());
  }

  Routes routes() {
    return Routes.of(
        Route.path("wrapping/wrap")
            .describe("Response-wraps an arbitrary JSON object.", "")
            .takesAnyFields()
            .on(Operation.READ, WrappingPaths::wrap)
            .on(Operation.UPDATE, WrappingPaths::wrap),
        Route.path("wrapping/lookup")
            .describe("Looks up the properties of a response-wrapping token.", "")
            .fields(TOKEN)
            .unauthenticated()
            .on(Operation.READ, this::lookup)
            .on(Operation.UPDATE, this::lookup),
        Route.path("wrapping/unwrap")
            .describe("Unwraps a response-wrapped token.", "")
            .fields(TOKEN)
            .checkedFirst(this::requireOpen)
            .on(Operation.UPDATE, this::unwrap),
        Route.path("wrapping/rewrap")
            .describe("Rotates a response-wrapped token.", "")
            .fields(TOKEN)
            .checkedFirst(this::requireAnswer)
            .on(Operation.UPDATE, this::rewrap));
  }

  private static Response wrap(Call call) {
    if (call.request().wrapTtl().isEmpty()) {
      throw new Refusal.InvalidRequest("endpoint requires response wrapping to be used");
    }
    return Response.data(call.request().body());
  }

  /** The text of the wrapping token: in the body, or the client token itself. */
  private static String text(CoreCall core) {
    String inBody = core.get(TOKEN);
    return inBody.isEmpty() ? core.tokenText() : inBody;
  }

  /** Looked up before the caller is authenticated, when it may be used up by that. */
  private TokenEntry live(Call call) {
    CoreCall core = CoreCall.of(call);
    String text = text(core);
    if (text.isEmpty()) {
      throw new Refusal.InvalidRequest("missing \"token\" value in input");
    }
    return wrapping
        .find(core.tx(), text)
        .orElseThrow(
            () -> new Refusal.InvalidRequest("wrapping token is not valid or does not exist"));
  }

  private void requireOpen(Call call) {
    TokenEntry entry = live(call);
    if (ControlGroups.isOfControlGroup(entry)) {
      groups.requireApproved(CoreCall.of(call).tx(), entry);
    }
  }

  /** What waits for approvals is not handed on under another token: its approvers know this one. */
  private void requireAnswer(Call call) {
    if (ControlGroups.isOfControlGroup(live(call))) {
      throw new Refusal.InvalidRequest(
          "the token of a request that waits for approvals cannot be rewrapped");
    }
  }

  /** The wrapping token; as client token it has made its one use by now. */
  private TokenEntry token(CoreCall core) {
    TokenEntry caller = core.token();
    if (caller != null && core.get(TOKEN).isEmpty() && Wrapping.isWrapping(caller)) {
      return caller;
    }
    return live(core);
  }

  private Response lookup(Call call) {
    CoreCall core = CoreCall.of(call);
    TokenEntry entry = live(call);
    Wrapping.Kept kept = wrapping.info(core.tx(), entry).orElseThrow(WrappingPaths::empty);
    ObjectNode data = Json.object();
    data.put("creation_path", kept.creationPath());
    data.put("creation_time", kept.creationTime().toString());
    data.put("creation_ttl", kept.creationTtl().toSeconds());
    return Response.data(data);
  }

  private Response unwrap(Call call) {
    CoreCall core = CoreCall.of(call);
    TokenEntry entry = token(core);
    if (ControlGroups.isOfControlGroup(entry)) {
      return core.perform(groups.execution(core.tx(), entry, call.request()));
    }
    JsonNode envelope = open(core, entry);
    return Response.raw(200, (ObjectNode) envelope);
  }

  private JsonNode open(CoreCall core, TokenEntry entry) {
    return wrapping.open(core.tx(), entry).orElseThrow(WrappingPaths::empty);
  }

  private static Refusal empty() {
    return new Refusal.InvalidRequest("the wrapping token holds nothing");
  }

  private Response rewrap(Call call) {
    CoreCall core = CoreCall.of(call);
    TokenEntry entry = token(core);
    Wrapping.Kept kept = wrapping.info(core.tx(), entry).orElseThrow(WrappingPaths::empty);
    JsonNode envelope = open(core, entry);
    String accessor = envelope.path("auth").path("accessor").asText("");
    return core.answer(
        wrapping.wrap(
            core.tx(),
            core.request().namespace(),
            envelope,
            kept.creationTtl(),
            kept.creationPath(),
            accessor));
  }
}

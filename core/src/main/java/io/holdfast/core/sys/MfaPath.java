package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.mfa.Credentials;
import io.holdfast.core.token.LoginMfaGate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code sys/mfa/validate}: the second half of a login that needs a second factor. */
final class MfaPath {
  private static final Field<String> REQUEST =
      Field.string("mfa_request_id", "The id that the login was answered with.");
  private static final Field<ObjectNode> PAYLOAD =
      Field.object("mfa_payload", "For each method its passcodes, by id or name.");

  private final LoginMfaGate gate;

  MfaPath(SystemRooms rooms) {
    this.gate = new LoginMfaGate(rooms.tokens());
  }

  Routes routes() {
    return Routes.of(
        Route.path("mfa/validate")
            .describe("Validates the login for the given MFA methods.", "")
            .fields(REQUEST, PAYLOAD)
            .unauthenticated()
            .on(Operation.UPDATE, this::validate));
  }

  private Response validate(Call call) {
    CoreCall core = CoreCall.of(call);
    if (call.get(REQUEST).isEmpty()) {
      throw new Refusal.InvalidRequest("missing mfa_request_id");
    }
    return switch (gate.validate(
        core.tx(), call.request().namespace(), call.get(REQUEST), credentials(call))) {
      case LoginMfaGate.Passage.Granted(var token, var created) -> core.answer(token);
      case LoginMfaGate.Passage.Refused(var refusal) -> new Response.Refused(refusal);
      case LoginMfaGate.Passage.Waiting waiting ->
          throw new IllegalStateException("a validated login waits again");
    };
  }

  private static Credentials credentials(Call call) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry :
        call.find(PAYLOAD).map(ObjectNode::properties).orElse(java.util.Set.of())) {
      List<String> codes = new ArrayList<>();
      if (entry.getValue().isArray()) {
        entry.getValue().forEach(code -> codes.add(code.asText()));
      } else {
        codes.add(entry.getValue().asText());
      }
      found.put(entry.getKey(), codes);
    }
    return new Credentials(found);
  }
}

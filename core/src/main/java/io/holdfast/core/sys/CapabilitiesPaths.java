package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.policy.Acl;
import io.holdfast.core.token.TokenEntry;
import java.util.List;
import java.util.Optional;

/** {@code sys/capabilities*}: what a token may do on paths. */
final class CapabilitiesPaths {
  private static final Field<List<String>> PATHS =
      Field.commaList("paths", "The paths to ask for.").alsoKnownAs("path");
  private static final Field<String> TOKEN =
      Field.string("token", "The token to ask for.").sensitive();
  private static final Field<String> ACCESSOR =
      Field.string("accessor", "The accessor of the token to ask for.");

  private final SystemRooms rooms;

  CapabilitiesPaths(SystemRooms rooms) {
    this.rooms = rooms;
  }

  Routes routes() {
    return Routes.of(
        Route.path("capabilities-self")
            .describe("Fetches the capabilities of the calling token on the given paths.", "")
            .fields(PATHS, TOKEN)
            .on(
                Operation.UPDATE,
                call -> of(call, Optional.ofNullable(CoreCall.of(call).token()), "token")),
        Route.path("capabilities-accessor")
            .describe("Fetches the capabilities of the accessor's token on the given paths.", "")
            .fields(PATHS, ACCESSOR)
            .on(Operation.UPDATE, call -> of(call, byAccessor(call), "accessor")),
        Route.path("capabilities")
            .describe("Fetches the capabilities of the given token on the given paths.", "")
            .fields(PATHS, TOKEN)
            .on(Operation.UPDATE, call -> of(call, byToken(call), "token")));
  }

  private Optional<TokenEntry> byToken(Call call) {
    CoreCall core = CoreCall.of(call);
    return within(core, rooms.tokens().find(core.tx(), call.get(TOKEN)));
  }

  private Optional<TokenEntry> byAccessor(Call call) {
    CoreCall core = CoreCall.of(call);
    return within(core, rooms.tokens().byAccessor(core.tx(), call.get(ACCESSOR)));
  }

  private Optional<TokenEntry> within(CoreCall core, Optional<TokenEntry> token) {
    Namespace namespace = core.request().namespace();
    return token.filter(entry -> rooms.tokens().isWithin(core.tx(), entry, namespace));
  }

  private Response of(Call call, Optional<TokenEntry> token, String what) {
    List<String> paths = call.get(PATHS);
    if (paths.isEmpty()) {
      throw new Refusal.InvalidRequest("paths must be supplied");
    }
    TokenEntry entry =
        token.orElseThrow(
            () -> new Refusal.InvalidRequest("1 error occurred:\n\t* invalid " + what + "\n\n"));
    BarrierTx tx = CoreCall.of(call).tx();
    Acl acl = rooms.aclOf(tx, entry).orElseThrow(() -> new Refusal.PermissionDenied());
    String base = call.request().namespace().path();
    ObjectNode data = Json.object();
    for (String path : paths) {
      data.set(path, Json.array(acl.capabilities(base + path)));
    }
    if (paths.size() == 1) {
      data.set("capabilities", Json.array(acl.capabilities(base + paths.getFirst())));
    }
    return Response.data(data);
  }
}

package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.policy.Acl;
import io.holdfast.core.router.Router;
import java.util.Optional;

/** {@code sys/internal}: what command lines and the UI ask before they act. */
final class InternalPaths {
  private static final Field<String> PATH =
      Field.string("path", "The path of a mount or below it.");

  private final SystemRooms rooms;

  InternalPaths(SystemRooms rooms) {
    this.rooms = rooms;
  }

  Routes routes() {
    return Routes.of(
        Route.path("internal/ui/mounts/{path:rest}")
            .describe("Information about mounts returned according to their tuned visibility.", "")
            .fields(PATH)
            .unauthenticated()
            .on(Operation.READ, this::mounts),
        Route.path("internal/ui/mounts")
            .describe("Information about mounts returned according to their tuned visibility.", "")
            .unauthenticated()
            .on(Operation.READ, this::all),
        Route.path("internal/ui/resultant-acl")
            .describe("Information about a token's resultant ACL.", "")
            .on(Operation.READ, this::resultantAcl));
  }

  /** The caller's policies; these paths answer without a token too, but then show less. */
  private Optional<Acl> acl(Call call) {
    CoreCall core = CoreCall.of(call);
    return rooms
        .tokens()
        .find(core.tx(), core.tokenText())
        .filter(token -> Cidr.allow(token.boundCidrs(), call.request().origin().address()))
        .map(token -> rooms.policies().acl(core.tx(), token.policies()));
  }

  private Response mounts(Call call) {
    String path = call.get(PATH);
    if (path.isEmpty()) {
      return all(call);
    }
    Router.Mounted mounted =
        CoreCall.of(call)
            .router()
            .find(path.endsWith("/") ? path : path + "/")
            .filter(found ->
                acl(call).filter(acl -> acl.reaches(found.entry().requestPath())).isPresent())
            .orElseThrow(() ->
                new Refusal.PermissionDenied(
                    "preflight capability check returned 403, please ensure client's policies"
                        + " grant access to path \""
                        + (path.endsWith("/") ? path : path + "/")
                        + "\""));
    ObjectNode data = MountJson.of(mounted.entry());
    data.put("path", mounted.entry().path());
    return Response.data(data);
  }

  private Response all(Call call) {
    Optional<Acl> acl = acl(call);
    ObjectNode data = Json.object();
    ObjectNode auth = data.putObject("auth");
    ObjectNode secret = data.putObject("secret");
    for (Router.Mounted mounted : CoreCall.of(call).router().all()) {
      boolean open = mounted.entry().config().listingVisibility().equals("unauth");
      boolean reached =
          acl.filter(rules -> rules.reaches(mounted.entry().requestPath())).isPresent();
      ObjectNode part = mounted.entry().auth() ? auth : secret;
      if (reached || (open && acl.isPresent())) {
        part.set(mounted.entry().path(), MountJson.of(mounted.entry()));
      } else if (open) {
        part.set(mounted.entry().path(), MountJson.brief(mounted.entry()));
      }
    }
    return Response.data(data);
  }

  private Response resultantAcl(Call call) {
    CoreCall core = CoreCall.of(call);
    return Response.data(rooms.policies().acl(core.tx(), core.policies()).resultant());
  }
}

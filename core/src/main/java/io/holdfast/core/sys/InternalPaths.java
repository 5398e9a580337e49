package io.holdfast.core.sys;

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
import io.holdfast.core.Version;
import io.holdfast.core.router.Router;

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
        Route.path("internal/ui/feature-flags")
            .describe("Lists enabled feature flags.", "")
            .unauthenticated()
            .on(Operation.READ, InternalPaths::featureFlags),
        Route.path("internal/ui/namespaces")
            .describe("Namespaces that the token may see.", "")
            .on(Operation.READ, call -> Response.data(Json.object())),
        Route.path("internal/ui/version")
            .describe("The level of the API.", "")
            .on(
                Operation.READ,
                call -> Response.data(Json.object().put("version", Version.API_LEVEL))),
        Route.path("internal/ui/resultant-acl")
            .describe("Information about a token's resultant ACL.", "")
            .on(Operation.READ, this::resultantAcl));
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
            .filter(VisibleMounts.of(rooms, call)::reaches)
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
    VisibleMounts mounts = VisibleMounts.of(rooms, call);
    ObjectNode data = Json.object();
    ObjectNode auth = data.putObject("auth");
    ObjectNode secret = data.putObject("secret");
    for (Router.Mounted mounted : mounts.visible()) {
      boolean whole = mounts.reaches(mounted) || mounts.acl().isPresent();
      ObjectNode part = mounted.entry().auth() ? auth : secret;
      part.set(
          mounted.entry().path(),
          whole ? MountJson.of(mounted.entry()) : MountJson.brief(mounted.entry()));
    }
    return Response.data(data);
  }

  /** Outside of the envelope, as in Vault. */
  private static Response featureFlags(Call call) {
    ObjectNode body = Json.object();
    body.putArray("feature_flags");
    return Response.raw(200, body);
  }

  private Response resultantAcl(Call call) {
    CoreCall core = CoreCall.of(call);
    return Response.data(
        rooms.policies().acl(core.tx(), core.policies(), core.subject()).resultant());
  }
}

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
import io.holdfast.core.Version;
import io.holdfast.core.namespace.NamespaceEntry;
import io.holdfast.core.policy.Acl;
import io.holdfast.core.router.Router;
import java.util.List;

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
            .on(Operation.READ, this::namespaces),
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
    CoreCall core = CoreCall.of(call);
    Namespace asked = call.request().namespace();
    Router.Mounted mounted =
        core.topology()
            .namespaces()
            .resolve(asked.path(), path.endsWith("/") ? path : path + "/")
            .flatMap(place -> core.topology().of(core.tx(), place.namespace()).find(place.path()))
            .filter(VisibleMounts.of(rooms, call)::reaches)
            .orElseThrow(() ->
                new Refusal.PermissionDenied(
                    "preflight capability check returned 403, please ensure client's policies"
                        + " grant access to path \""
                        + (path.endsWith("/") ? path : path + "/")
                        + "\""));
    ObjectNode data = MountJson.of(mounted);
    data.put(
        "path",
        mounted.namespace().equals(asked)
            ? mounted.entry().path()
            : mounted.namespace().path() + mounted.entry().path());
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
          mounted.entry().path(), whole ? MountJson.of(mounted) : MountJson.brief(mounted.entry()));
    }
    return Response.data(data);
  }

  /** Those directly below the request's own into which the token's policies reach. */
  private Response namespaces(Call call) {
    CoreCall core = CoreCall.of(call);
    Acl acl = rooms.policies().acl(core.tx(), core.policies(), core.subject());
    String base = call.request().namespace().path();
    List<String> names =
        core.topology().namespaces().children(call.request().namespace()).stream()
            .map(NamespaceEntry::path)
            .filter(acl::reaches)
            .map(path -> path.substring(base.length()))
            .toList();
    return Response.data(
        names.isEmpty() ? Json.object() : Json.object().set("keys", Json.array(names)));
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

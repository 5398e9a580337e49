package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.namespace.NamespaceTree;
import io.holdfast.core.quota.LeaseQuotas;
import io.holdfast.core.router.BuiltinMounts;
import io.holdfast.core.router.Router;
import io.holdfast.crypto.Randomness;

/**
 * {@code sys/remount}: moves a mount. Storage keys carry the mount's UUID, so nothing is copied.
 */
final class RemountPaths {
  private static final String MIGRATIONS = Layout.core(Namespace.ROOT) + "remount/";
  private static final Field<String> FROM = Field.string("from", "The mount to move.");
  private static final Field<String> TO = Field.string("to", "Where to move it.");
  private static final Field<String> ID = Field.string("migration_id", "Given by the move.");

  private final SystemRooms rooms;

  /** A finished move. */
  record Migration(String source, String target) {}

  RemountPaths(SystemRooms rooms) {
    this.rooms = rooms;
  }

  Routes routes() {
    return Routes.of(
        Route.path("remount")
            .describe("Move the mount point of an already-mounted backend.", "")
            .fields(FROM, TO)
            .sudo()
            .on(Operation.UPDATE, this::move),
        Route.path("remount/status/{migration_id:segment}")
            .describe("Check the status of a mount move operation.", "")
            .fields(ID)
            .on(Operation.READ, RemountPaths::status));
  }

  private Response move(Call call) {
    CoreCall core = CoreCall.of(call);
    String from = slashed(call.get(FROM), "from");
    String to = slashed(call.get(TO), "to");
    NamespaceTree.Place source = place(core, from);
    NamespaceTree.Place target = place(core, to);
    boolean auth = source.path().startsWith("auth/");
    if (auth != target.path().startsWith("auth/")) {
      throw new Refusal.InvalidRequest(
          "cannot remount auth mount to non-auth mount \"" + to + "\"");
    }
    Router.Mounted mounted =
        core.topology()
            .of(core.tx(), source.namespace())
            .at(source.path())
            .orElseThrow(() -> new Refusal.InvalidRequest("no matching mount at \"" + from + "\""));
    if (BuiltinMounts.isBuiltin(mounted.entry())) {
      throw new Refusal.InvalidRequest("cannot remount \"" + from + "\"");
    }
    requireFree(core, source, target, to);
    if (auth) {
      // As in Vault, moving a method ends the tokens it gave.
      rooms.tokens().revokeUnder(core.tx(), source.namespace(), source.path());
    }
    String path = auth ? target.path().substring("auth/".length()) : target.path();
    rooms.mounts().move(core.tx(), mounted, target.namespace(), path);
    String fullTarget = target.namespace().path() + target.path();
    rooms.server().quotas().moved(core.tx(), mounted.fullPath(), fullTarget);
    LeaseQuotas.moved(core.tx(), mounted.fullPath(), fullTarget);
    String id = Randomness.uuid().toString();
    core.tx().view(MIGRATIONS).put(id, new Migration(from, to));
    call.warn("Mount move has been queued. Progress is shown under the returned migration_id");
    return Response.data(Json.object().put("migration_id", id));
  }

  private static NamespaceTree.Place place(CoreCall core, String path) {
    return core.topology()
        .namespaces()
        .resolve(core.request().namespace().path(), path)
        .orElseThrow(Refusal.NotFound::new);
  }

  private static void requireFree(
      CoreCall core, NamespaceTree.Place source, NamespaceTree.Place target, String to) {
    boolean auth = target.path().startsWith("auth/");
    MountNames.check(auth ? target.path().substring("auth/".length()) : target.path());
    MountNames.requireNoNamespace(core, target.namespace(), target.path());
    String leaves = source.namespace().equals(target.namespace()) ? source.path() : "";
    if (core.topology()
        .of(core.tx(), target.namespace())
        .conflict(target.path(), leaves)
        .isPresent()) {
      throw new Refusal.InvalidRequest("path is already in use at " + to);
    }
  }

  private static String slashed(String path, String field) {
    String clean = path.startsWith("/") ? path.substring(1) : path;
    if (clean.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "both 'from' and 'to' path must be specified; " + field + " is empty");
    }
    return clean.endsWith("/") ? clean : clean + "/";
  }

  private static Response status(Call call) {
    StorageView view = CoreCall.of(call).tx().view(MIGRATIONS);
    String id = call.get(ID);
    Migration migration = view.get(id, Migration.class).orElseThrow(() -> new Refusal.NotFound());
    ObjectNode data = Json.object();
    data.put("migration_id", id);
    ObjectNode info = data.putObject("migration_info");
    info.put("source_mount", migration.source());
    info.put("status", "success");
    info.put("target_mount", migration.target());
    return Response.data(data);
  }
}

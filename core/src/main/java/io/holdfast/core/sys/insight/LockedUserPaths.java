package io.holdfast.core.sys.insight;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.AuthMethod;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.router.Router;
import java.util.Comparator;
import java.util.List;

/** {@code sys/locked-users}: who may not log in for a while, since it failed too often. */
public final class LockedUserPaths {
  private static final Field<String> ACCESSOR =
      Field.string("mount_accessor", "The accessor of an auth mount.");
  private static final Field<String> ALIAS =
      Field.string("alias_identifier", "The name that is locked.");

  private LockedUserPaths() {}

  /** The locked users of a mount. */
  private record Locked(String accessor, List<String> aliases) {}

  public static Routes routes() {
    return Routes.of(
        Route.path("locked-users")
            .describe("Report the locked user count metrics.", "")
            .fields(ACCESSOR)
            .on(Operation.READ, LockedUserPaths::list),
        Route.path("locked-users/{mount_accessor}/unlock/{alias_identifier:rest}")
            .describe("Unlock the locked user with the given mount accessor and alias.", "")
            .fields(ACCESSOR, ALIAS)
            .on(Operation.UPDATE, LockedUserPaths::unlock));
  }

  private static Response list(Call call) {
    CoreCall core = CoreCall.of(call);
    String only = call.get(ACCESSOR);
    if (!only.isEmpty() && method(core, only).isEmpty()) {
      throw new Refusal.InvalidRequest(
          "mount_accessor: no auth method has the accessor \"" + only + "\"");
    }
    List<Locked> all =
        core.router().all().stream()
            .filter(mounted -> only.isEmpty() || mounted.entry().accessor().equals(only))
            .filter(mounted -> mounted.backend() instanceof AuthMethod)
            .map(mounted -> locked(core, mounted))
            .filter(locked -> !locked.aliases().isEmpty())
            .sorted(
                Comparator.comparingInt((Locked locked) -> -locked.aliases().size())
                    .thenComparing(Locked::accessor))
            .toList();
    int total = all.stream().mapToInt(locked -> locked.aliases().size()).sum();
    ObjectNode data = Json.object();
    ObjectNode namespace = data.putArray("by_namespace").addObject();
    namespace.put("namespace_id", call.request().namespace().id());
    namespace.put("namespace_path", call.request().namespace().path());
    namespace.put("counts", total);
    ArrayNode accessors = namespace.putArray("mount_accessors");
    for (Locked locked : all) {
      ObjectNode one = accessors.addObject();
      one.put("mount_accessor", locked.accessor());
      one.put("counts", locked.aliases().size());
      one.set("alias_identifiers", Json.array(locked.aliases()));
    }
    data.put("total", total);
    return Response.data(data);
  }

  private static java.util.Optional<Router.Mounted> method(CoreCall core, String accessor) {
    return core.router()
        .byAccessor(accessor)
        .filter(mounted -> mounted.backend() instanceof AuthMethod);
  }

  private static Locked locked(CoreCall core, Router.Mounted mounted) {
    List<String> aliases =
        mounted.backend() instanceof AuthMethod method
            ? method.lockedUsers(core.on(mounted))
            : List.of();
    return new Locked(mounted.entry().accessor(), aliases);
  }

  /** As in Vault, unlocking what is not locked, or not there, is no error. */
  private static Response unlock(Call call) {
    CoreCall core = CoreCall.of(call);
    method(core, call.get(ACCESSOR))
        .ifPresent(mounted -> {
          if (mounted.backend() instanceof AuthMethod method) {
            method.unlock(core.on(mounted), call.get(ALIAS));
          }
        });
    return Response.empty();
  }
}

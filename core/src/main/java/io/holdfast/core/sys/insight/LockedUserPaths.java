package io.holdfast.core.sys.insight;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.AuthMethod;
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
import io.holdfast.core.router.Router;
import java.util.ArrayList;
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

  /** The locked users of a namespace. */
  private record OfNamespace(Namespace namespace, List<Locked> mounts) {
    int count() {
      return mounts.stream().mapToInt(locked -> locked.aliases().size()).sum();
    }

    ObjectNode asJson() {
      ObjectNode out = Json.object();
      out.put("namespace_id", namespace.id());
      out.put("namespace_path", namespace.path());
      out.put("counts", count());
      ArrayNode accessors = out.putArray("mount_accessors");
      for (Locked locked : mounts) {
        ObjectNode one = accessors.addObject();
        one.put("mount_accessor", locked.accessor());
        one.put("counts", locked.aliases().size());
        one.set("alias_identifiers", Json.array(locked.aliases()));
      }
      return out;
    }
  }

  public static Routes routes() {
    return Routes.of(
        Route.path("locked-users")
            .describe("Report the locked users of the namespace and of those below it.", "")
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
    List<OfNamespace> all = new ArrayList<>();
    all.add(locked(core, call.request().namespace(), only));
    if (only.isEmpty()) {
      core.topology()
          .namespaces()
          .below(call.request().namespace())
          .forEach(entry -> all.add(locked(core, entry.namespace(), only)));
    }
    all.sort(Comparator.comparingInt((OfNamespace one) -> -one.count()));
    ObjectNode data = Json.object();
    ArrayNode byNamespace = data.putArray("by_namespace");
    all.forEach(one -> byNamespace.add(one.asJson()));
    data.put("total", all.stream().mapToInt(OfNamespace::count).sum());
    return Response.data(data);
  }

  private static OfNamespace locked(CoreCall core, Namespace namespace, String only) {
    return new OfNamespace(
        namespace,
        core.topology().of(core.tx(), namespace).all().stream()
            .filter(mounted -> only.isEmpty() || mounted.entry().accessor().equals(only))
            .filter(mounted -> mounted.backend() instanceof AuthMethod)
            .map(mounted -> locked(core, mounted))
            .filter(locked -> !locked.aliases().isEmpty())
            .sorted(
                Comparator.comparingInt((Locked locked) -> -locked.aliases().size())
                    .thenComparing(Locked::accessor))
            .toList());
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

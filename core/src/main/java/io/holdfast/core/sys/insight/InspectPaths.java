package io.holdfast.core.sys.insight;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import io.holdfast.core.router.MountEntry;
import io.holdfast.core.router.Router;
import java.util.Comparator;
import java.util.List;

/**
 * {@code sys/internal/inspect}, when switched on: the mounts as the router knows them, and {@code
 * request}.
 */
public final class InspectPaths {
  private static final Field<String> TAG =
      Field.string("tag", "root, uuid, accessor or storage: by what the mounts are sorted.");

  private final Introspection introspection;

  /**
   * @param enabled whether the configuration has {@code introspection_endpoint}
   */
  public InspectPaths(boolean enabled) {
    this.introspection = new Introspection(enabled);
  }

  public Routes routes() {
    return Routes.concat(
        List.of(
            new InspectRequestPath(introspection).routes(),
            Routes.of(
                Route.path("internal/inspect/router/{tag}")
                    .describe(
                        "Expose the route entry and mount entry tables present in the router.", "")
                    .fields(TAG)
                    .sudo()
                    .on(Operation.READ, this::read))));
  }

  private Response read(Call call) {
    introspection.require();
    String tag = call.get(TAG);
    Comparator<MountEntry> order =
        switch (tag) {
          case "root" -> Comparator.comparing(MountEntry::requestPath);
          case "uuid" -> Comparator.comparing(MountEntry::uuid);
          case "accessor" -> Comparator.comparing(MountEntry::accessor);
          case "storage" -> Comparator.comparing(entry -> prefix(call, entry));
          default -> throw new Refusal.NotFound("unsupported path");
        };
    boolean withStorage = tag.equals("root") || tag.equals("storage");
    List<MountEntry> entries =
        CoreCall.of(call).router().all().stream().map(Router.Mounted::entry).sorted(order).toList();
    ObjectNode data = Json.object();
    ArrayNode list = data.putArray(tag);
    for (MountEntry entry : entries) {
      ObjectNode one = list.addObject();
      one.put("accessor", entry.accessor());
      one.put("mount_namespace", call.request().namespace().path());
      one.put("mount_path", entry.path());
      one.put("mount_type", entry.type());
      if (withStorage) {
        one.put("storage_prefix", prefix(call, entry));
        one.put("tainted", false);
      }
      one.put("uuid", entry.uuid());
    }
    return Response.data(data);
  }

  private static String prefix(Call call, MountEntry entry) {
    return entry.place(call.request().namespace());
  }
}

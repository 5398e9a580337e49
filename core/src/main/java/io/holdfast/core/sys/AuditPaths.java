package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.audit.device.DeviceEntry;
import java.util.Map;
import java.util.Optional;

/** {@code sys/audit}: the devices beside the built-in log, and {@code sys/audit-hash}. */
final class AuditPaths {
  /** The built-in log, for audit-hash; its name cannot be taken by a device. */
  private static final String BUILT_IN = "log/";

  private static final Field<String> PATH = Field.string("path", "The name of the device.");
  private static final Field<String> TYPE = Field.string("type", "file, socket or syslog.");
  private static final Field<String> DESCRIPTION = Field.string("description", "For people.");
  private static final Field<Map<String, String>> OPTIONS =
      Field.pairs("options", "Options of the device, as file_path.");
  private static final Field<Boolean> LOCAL = Field.bool("local", "Not replicated.");
  private static final Field<String> INPUT = Field.string("input", "What to hash.").sensitive();

  private final SystemRooms rooms;

  AuditPaths(SystemRooms rooms) {
    this.rooms = rooms;
  }

  Routes routes() {
    return Routes.of(
        Route.path("audit-hash/{path:rest}")
            .describe("The hash of the given string via the given audit backend.", "")
            .fields(PATH, INPUT)
            .on(Operation.UPDATE, this::hash),
        Route.path("audit/?")
            .describe("List the currently enabled audit backends.", "")
            .sudo()
            .on(Operation.READ, this::list),
        Route.path("audit/{path:rest}")
            .describe("Enable or disable audit backends.", "")
            .fields(PATH, TYPE, DESCRIPTION, OPTIONS, LOCAL)
            .sudo()
            .on(Operation.UPDATE, this::enable)
            .on(Operation.DELETE, this::disable));
  }

  private static String path(Call call) {
    String path = call.get(PATH);
    if (path.isEmpty()) {
      throw new Refusal.InvalidRequest("missing the name of the device");
    }
    return path.endsWith("/") ? path : path + "/";
  }

  private Optional<DeviceEntry> find(Call call, String path) {
    return rooms.devices().at(CoreCall.of(call).tx()).entries().stream()
        .filter(device -> device.path().equals(path))
        .findFirst();
  }

  private Response list(Call call) {
    ObjectNode data = Json.object();
    rooms
        .devices()
        .at(CoreCall.of(call).tx())
        .entries()
        .forEach(device -> data.set(device.path(), device.asJson()));
    return Response.data(data);
  }

  private Effect enable(Call call) {
    String path = path(call);
    requireFree(call, path);
    DeviceEntry device =
        new DeviceEntry(
            path, call.get(TYPE), call.get(DESCRIPTION), call.get(LOCAL), call.get(OPTIONS));
    if (Boolean.parseBoolean(device.option("log_raw", "false"))) {
      call.warn("log_raw has no effect: values are HMACed on every device");
    }
    // Opening the device reaches outside: it is tried before it is stored.
    return () -> {
      rooms.audit().probe(device);
      return after -> {
        // Somebody else may have been quicker.
        requireFree(after, path);
        rooms.devices().put(CoreCall.of(after).tx(), device);
        return Response.empty();
      };
    };
  }

  private void requireFree(Call call, String path) {
    if (path.equals(BUILT_IN) || find(call, path).isPresent()) {
      throw new Refusal.InvalidRequest("path already in use");
    }
  }

  private Response disable(Call call) {
    String path = path(call);
    if (rooms.devices().isDeclared(path)) {
      throw new Refusal.InvalidRequest(
          "the device " + path + " is declared in the server's configuration; remove it there");
    }
    find(call, path)
        .ifPresent(device -> rooms.devices().remove(CoreCall.of(call).tx(), device.path()));
    return Response.empty();
  }

  private Response hash(Call call) {
    String path = path(call);
    String input = call.get(INPUT);
    if (input.isEmpty()) {
      throw new Refusal.InvalidRequest("the \"input\" parameter is empty");
    }
    if (!path.equals(BUILT_IN) && find(call, path).isEmpty()) {
      throw new Refusal.InvalidRequest("unknown audit backend: \"" + path + "\"");
    }
    return Response.data(Json.object().put("hash", rooms.audit().hash(input)));
  }
}

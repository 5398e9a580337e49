package io.holdfast.core.sys.plugins;

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
import io.holdfast.core.router.Backends;
import java.util.HexFormat;
import java.util.List;

/**
 * {@code sys/plugins/catalog}: engines and auth methods are built in. Programs of others are not
 * run, and none can be registered.
 */
public final class CatalogPaths {
  private static final String NONE_OF_OTHERS =
      "plugins of others are not run by this server: its engines and auth methods are built in, see"
          + " sys/plugins/catalog";

  private static final Field<String> TYPE = Field.string("type", "auth, database or secret.");
  private static final Field<String> NAME = Field.string("name", "The name of the plugin.");
  private static final Field<String> SHA256 = Field.string("sha256", "Its SHA-256, in hex.");
  private static final Field<String> SHA_256 = Field.string("sha_256", "By its older name.");
  private static final Field<String> COMMAND = Field.string("command", "What would be run.");
  private static final Field<List<String>> ARGS = Field.list("args", "Its arguments.");
  private static final Field<List<String>> ENV = Field.list("env", "Its environment.");
  private static final Field<String> VERSION = Field.string("version", "Its version.");
  private static final Field<String> IMAGE = Field.string("oci_image", "Its container image.");
  private static final Field<String> RUNTIME = Field.string("runtime", "Its runtime.");
  private static final Field<Boolean> DOWNLOAD = Field.bool("download", "Whether to fetch it.");

  private final Catalog catalog;

  public CatalogPaths(Backends backends) {
    this.catalog = new Catalog(backends);
  }

  public Routes routes() {
    return Routes.of(
        Route.path("plugins/catalog/?")
            .describe("Lists all the plugins known to the server.", "")
            .on(Operation.READ, this::all),
        plugin("plugins/catalog/{type}/{name}"),
        // Vault's older form, with the type in the body; what is listed by this path is a type.
        plugin("plugins/catalog/{name}/?").on(Operation.LIST, this::list));
  }

  private Route.Builder plugin(String path) {
    return Route.path(path)
        .describe(
            "Return the configuration data for the plugin with the given name.",
            "Without a name: list the plugins of a type.")
        .fields(TYPE, NAME, SHA256, SHA_256, COMMAND, ARGS, ENV, VERSION, IMAGE, RUNTIME)
        .fields(DOWNLOAD)
        .sudo()
        .on(Operation.READ, this::read)
        .on(Operation.UPDATE, this::register)
        .on(Operation.DELETE, this::deregister);
  }

  private Response all(Call call) {
    ObjectNode data = Json.object();
    ArrayNode detailed = Json.array();
    for (String type : Catalog.TYPES) {
      List<String> names = catalog.names(type).orElseThrow();
      data.set(type, Json.array(names));
      for (String name : names) {
        ObjectNode one = detailed.addObject();
        one.put("builtin", true);
        one.put("deprecation_status", "supported");
        one.put("name", name);
        one.put("type", type);
        one.put("version", Catalog.VERSION);
      }
    }
    data.set("detailed", detailed);
    return Response.data(data);
  }

  private Response list(Call call) {
    String type = call.get(NAME);
    return Response.keys(catalog.names(type).orElseThrow(() -> unknownType(type)));
  }

  private static Refusal unknownType(String type) {
    return new Refusal.InvalidRequest(
        "type: \"" + type + "\" is unknown; use auth, database or secret");
  }

  private boolean isDeprecated(Call call, String verb) {
    String type = call.get(TYPE);
    if (catalog.names(type).isPresent()) {
      return false;
    }
    String what = type.isEmpty() ? call.get(NAME) : type + "/" + call.get(NAME);
    call.warn(
        "Deprecated API endpoint, cannot " + verb + " catalog for \"" + what + "\": name its type");
    return true;
  }

  private Response read(Call call) {
    String type = call.get(TYPE);
    String name = call.get(NAME);
    if (isDeprecated(call, "read plugin information from")) {
      return Response.empty();
    }
    if (!catalog.has(type, name)) {
      throw new Refusal.NotFound();
    }
    ObjectNode data = Json.object();
    data.putNull("args");
    data.put("builtin", true);
    data.put("command", "");
    data.put("declarative", false);
    data.put("deprecation_status", "supported");
    data.put("name", name);
    data.put("oci", false);
    data.put("sha256", "");
    data.put("version", Catalog.VERSION);
    return Response.data(data);
  }

  private Response register(Call call) {
    String type = call.get(TYPE);
    if (!type.isEmpty() && catalog.names(type).isEmpty()) {
      throw unknownType(type);
    }
    String sum =
        call.find(SHA256).filter(text -> !text.isEmpty()).orElseGet(() -> call.get(SHA_256));
    if (sum.isEmpty() && call.get(IMAGE).isEmpty()) {
      throw new Refusal.InvalidRequest("missing SHA-256 value");
    }
    try {
      var _ = HexFormat.of().parseHex(sum);
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("Could not decode SHA-256 value from Hex");
    }
    throw new Refusal.InvalidRequest(NONE_OF_OTHERS);
  }

  private Response deregister(Call call) {
    if (isDeprecated(call, "deregister plugin from")) {
      return Response.empty();
    }
    if (catalog.has(call.get(TYPE), call.get(NAME))) {
      call.warn(call.get(NAME) + " is built in; it stays in the catalog");
    }
    return Response.empty();
  }
}

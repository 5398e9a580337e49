package io.holdfast.core.sys.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code sys/config/ui/headers}: headers of the user interface's pages. */
public final class UiHeaderPaths {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Field<String> HEADER = Field.string("header", "The name of the header.");
  private static final Field<List<String>> VALUES = Field.list("values", "Its values.");
  private static final Field<Boolean> MULTIVALUE =
      Field.bool("multivalue", "Whether all values are shown, rather than the first.");

  private UiHeaderPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("config/ui/headers/?")
            .describe("Return the list of configured UI headers.", "")
            .sudo()
            .on(Operation.LIST, UiHeaderPaths::list),
        Route.path("config/ui/headers/{header:segment}")
            .describe("Configure or read a header of the user interface.", "")
            .fields(HEADER, VALUES, MULTIVALUE)
            .sudo()
            .on(Operation.READ, UiHeaderPaths::read)
            .on(Operation.UPDATE, UiHeaderPaths::write)
            .on(Operation.DELETE, UiHeaderPaths::delete));
  }

  private static StorageView headers(Call call) {
    return ServerSettings.uiHeaders(CoreCall.of(call).tx());
  }

  private static String key(Call call) {
    return call.get(HEADER).toLowerCase(Locale.ROOT);
  }

  private static Response list(Call call) {
    StorageView headers = headers(call);
    return Response.keys(
        headers.list("").stream()
            .flatMap(key -> headers.get(key, ServerSettings.UiHeader.class).stream())
            .map(ServerSettings.UiHeader::name)
            .toList());
  }

  private static Response read(Call call) {
    List<String> values =
        headers(call)
            .get(key(call), ServerSettings.UiHeader.class)
            .orElseThrow(Refusal.NotFound::new)
            .values();
    ObjectNode data = Json.object();
    if (call.get(MULTIVALUE)) {
      data.set("values", Json.array(values));
    } else {
      data.put("value", values.getFirst());
    }
    return Response.data(data);
  }

  private static Response write(Call call) {
    String name = call.get(HEADER);
    if (key(call).startsWith("x-vault-")) {
      throw new Refusal.InvalidRequest("X-Vault headers cannot be set");
    }
    if (!NAME.matcher(name).matches()) {
      throw new Refusal.InvalidRequest("header: \"" + name + "\" is no name of a header");
    }
    List<String> values = call.get(VALUES);
    if (values.isEmpty()) {
      throw new Refusal.InvalidRequest("values: header values must be provided");
    }
    if (!values.stream().allMatch(value -> value.chars().allMatch(c -> c >= ' ' && c < 127))) {
      throw new Refusal.InvalidRequest("values: a header holds printable ASCII characters only");
    }
    headers(call).put(key(call), new ServerSettings.UiHeader(name, values));
    call.warn("this server has no user interface, so that the header is kept and sent to nobody");
    return Response.empty();
  }

  private static Response delete(Call call) {
    headers(call).delete(key(call));
    return Response.empty();
  }
}

package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.secretpath.Scan;
import io.holdfast.engines.secretpath.SecretPath;
import java.util.List;

/** The names of secrets, and {@code detailed-metadata/<path>}: the names with what is known. */
final class MetadataLists {
  private MetadataLists() {}

  static Routes routes() {
    return Routes.of(
        Route.path("detailed-metadata/{path:rest}")
            .describe("Lists secrets with their metadata.", "")
            .fields(SecretPath.PATH)
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> detailed(call, page(call)))
            .on(Operation.SCAN, call -> detailed(call, all(call))));
  }

  static Response list(Call call) {
    return Response.keys(page(call));
  }

  static Response scan(Call call) {
    return Response.keys(all(call));
  }

  private static List<String> page(Call call) {
    return Page.of(call).of(KeyStore.of(call).paths(), SecretPath.folder(call));
  }

  private static List<String> all(Call call) {
    return Scan.of(KeyStore.of(call).paths(), SecretPath.folder(call));
  }

  private static Response detailed(Call call, List<String> names) {
    if (names.isEmpty()) {
      throw new Refusal.NotFound();
    }
    KeyStore store = KeyStore.of(call);
    String folder = SecretPath.folder(call);
    ObjectNode info = Json.object();
    for (String name : names) {
      // A folder shows the metadata of the secret of the same name, as in OpenBao.
      String path = folder + (name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
      info.set(name, store.find(path).map(KeyRecord::asJson).orElseGet(Json::object));
    }
    ObjectNode data = Json.object();
    data.set("keys", Json.array(names));
    data.set("key_info", info);
    return Response.data(data);
  }
}

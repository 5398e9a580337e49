package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.Randomness;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** {@code acme/new-eab} of each directory, and {@code eab}: keys by which accounts may be made. */
final class EabPaths {
  private static final Field<String> ID = Field.string("key_id", "The id of the key.");
  private static final int KEY_BYTES = 32;

  private EabPaths() {}

  static Routes routes() {
    return Routes.concat(
        List.of(
            Routes.concat(Arrays.stream(Directory.Scope.values()).map(EabPaths::newKey).toList()),
            Routes.of(
                Route.path("eab/?")
                    .describe("List the keys that no account was made by yet.", "")
                    .fields(Page.FIELDS)
                    .on(Operation.LIST, EabPaths::list),
                Route.path("eab/{key_id}")
                    .describe("Delete a key that no account was made by yet.", "")
                    .fields(ID)
                    .on(Operation.DELETE, EabPaths::delete))));
  }

  private static Routes newKey(Directory.Scope scope) {
    return Routes.of(
        Route.path(scope.template() + "new-eab")
            .describe(
                "Make a key for an external account binding.",
                "Whoever gets it can make one account of this directory; it is shown this once.")
            .fields(scope.fields())
            .onWrite(call -> make(call, Directory.of(call, scope))));
  }

  private static Response make(Call call, Directory directory) {
    byte[] key = Randomness.bytes(KEY_BYTES);
    Eab eab = new Eab(call.services().uuid(), key, directory.prefix() + "directory", call.now());
    eab.store(call);
    ObjectNode data = shown(eab);
    data.put("id", eab.id());
    data.put("key", Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    return Response.data(data);
  }

  private static ObjectNode shown(Eab eab) {
    ObjectNode out = Json.object();
    out.put("acme_directory", eab.directory());
    out.put("created_on", eab.created().toString());
    out.put("key_type", "hs");
    return out;
  }

  private static Response list(Call call) {
    List<Eab> all = Eab.page(call, Page.of(call));
    if (all.isEmpty()) {
      throw new Refusal.NotFound();
    }
    ObjectNode data = Json.object();
    ObjectNode info = data.putObject("key_info");
    all.forEach(eab -> info.set(eab.id(), shown(eab)));
    data.set("keys", Json.array(all.stream().map(Eab::id).toList()));
    return Response.data(data);
  }

  private static Response delete(Call call) {
    String id = call.get(ID);
    Eab.find(call, id)
        .ifPresentOrElse(
            eab -> eab.delete(call), () -> call.warn("No key id found with id: " + id));
    return Response.empty();
  }
}

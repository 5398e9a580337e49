package io.holdfast.engine.pki.ca;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.store.KeyStore;
import io.holdfast.engine.pki.store.Names;

/** {@code config/keys}: which key is meant where none is named. */
public final class KeysConfigPath {
  private static final Field<String> DEFAULT =
      Field.string("default", "The default key: its id or its name.");

  private KeysConfigPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("config/keys")
            .describe("Which key is the default.", "Requests mean it by key_ref default.")
            .fields(DEFAULT)
            .on(Operation.READ, KeysConfigPath::view)
            .onWrite(KeysConfigPath::write));
  }

  private static Response write(Call call) {
    String ref = call.get(DEFAULT);
    if (ref.isEmpty() || ref.equals(Names.DEFAULT)) {
      throw new Refusal.InvalidRequest(
          "Invalid key specification; must be non-empty and can't be 'default'.");
    }
    KeyStore keys = KeyStore.of(call);
    keys.setDefault(keys.require(ref).id());
    return view(call);
  }

  private static Response view(Call call) {
    return Response.data(Json.object().put("default", KeyStore.of(call).defaultId()));
  }
}

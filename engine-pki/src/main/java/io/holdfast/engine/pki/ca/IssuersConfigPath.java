package io.holdfast.engine.pki.ca;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.IssuersConfig;
import io.holdfast.engine.pki.store.Names;

/** {@code config/issuers}: which issuer is meant where none is named. */
public final class IssuersConfigPath {
  private static final Field<String> DEFAULT =
      Field.string("default", "The default issuer: its id or its name.");
  private static final Field<Boolean> FOLLOWS =
      Field.bool(
          "default_follows_latest_issuer",
          "Whether the next issuer that is made or imported becomes the default.");

  private IssuersConfigPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("config/issuers")
            .describe("Which issuer is the default.", "Roles mean it by issuer_ref default.")
            .fields(DEFAULT, FOLLOWS)
            .on(Operation.READ, IssuersConfigPath::view)
            .onWrite(IssuersConfigPath::write));
  }

  private static Response write(Call call) {
    String ref = call.get(DEFAULT);
    if (ref.isEmpty() || ref.equals(Names.DEFAULT)) {
      throw new Refusal.InvalidRequest(
          "Invalid issuer specification; must be non-empty and can't be 'default'.");
    }
    IssuerStore issuers = IssuerStore.of(call);
    Issuer issuer = issuers.require(ref);
    if (issuer.keyId().isEmpty()) {
      call.warn("the default issuer has no private key here: nothing can be issued by default");
    }
    issuers.putConfig(
        new IssuersConfig(
            issuer.id(), call.find(FOLLOWS).orElse(issuers.config().followsLatest())));
    return view(call);
  }

  static Response view(Call call) {
    IssuersConfig config = IssuerStore.of(call).config();
    return Response.data(
        Json.object()
            .put("default", config.defaultId())
            .put("default_follows_latest_issuer", config.followsLatest()));
  }
}

package io.holdfast.engines.ssh.ca;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code config/issuers}: which issuer signs unless a role names another. */
public final class ConfigIssuersPath {
  private static final Field<String> DEFAULT =
      Field.string(IssuerStore.DEFAULT, "Id or name of the issuer.");

  private ConfigIssuersPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("config/issuers")
            .describe(
                "Read or choose the default issuer.", "It signs for roles that name no other.")
            .fields(DEFAULT)
            .on(Operation.READ, ConfigIssuersPath::read)
            .on(Operation.UPDATE, ConfigIssuersPath::write));
  }

  private static Response read(Call call) {
    return answer(IssuerStore.of(call).require(IssuerStore.DEFAULT));
  }

  private static Response write(Call call) {
    String reference = call.get(DEFAULT).strip();
    if (reference.isEmpty() || reference.equalsIgnoreCase(IssuerStore.DEFAULT)) {
      throw new Refusal.InvalidRequest("default must be the id or the name of an issuer");
    }
    IssuerStore store = IssuerStore.of(call);
    Issuer issuer = store.require(reference);
    store
        .byDefault()
        .filter(before -> !before.id().equals(issuer.id()))
        .ifPresent(before -> call.warn("the default issuer was " + before.id() + " until now"));
    store.setDefault(issuer);
    return answer(issuer);
  }

  private static Response answer(Issuer issuer) {
    return Response.data(Json.object().put(DEFAULT.name(), issuer.id()));
  }
}

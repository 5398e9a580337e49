package io.holdfast.core.identity.provider;

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
import io.holdfast.core.identity.oidc.ClaimsTemplate;
import java.util.Optional;

/** {@code oidc/scope}: the claims that applications can ask for. */
public final class ScopePaths {
  private static final Field<String> NAME = Field.string("name", "The name of the scope.");
  private static final Field<String> TEMPLATE =
      Field.string("template", "The claims: JSON with directives, as text or in base 64.");
  private static final Field<String> DESCRIPTION = Field.string("description", "For people.");

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/scope/?")
            .describe("List OIDC scopes", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(store(call).scopes(Page.of(call)))),
        Route.path("oidc/scope/{name}")
            .describe("CRUD operations for OIDC scopes", "")
            .fields(NAME, TEMPLATE, DESCRIPTION)
            .exists(call -> store(call).scope(call.get(NAME)).isPresent())
            .on(Operation.READ, ScopePaths::read)
            .onWrite(ScopePaths::write)
            .on(Operation.DELETE, ScopePaths::delete));
  }

  private static ProviderStore store(Call call) {
    return new ProviderStore(call.storage());
  }

  private static Response read(Call call) {
    Scope scope = store(call).scope(call.get(NAME)).orElseThrow(Refusal.NotFound::new);
    ObjectNode data = Json.object();
    data.put("description", scope.description());
    data.put("template", scope.template());
    return Response.data(data);
  }

  private static Response write(Call call) {
    String name = call.get(NAME);
    if (name.equals(Scope.OPENID)) {
      throw new Refusal.InvalidRequest("the \"openid\" scope name is reserved");
    }
    Optional<Scope> before = store(call).scope(name);
    String template =
        call.find(TEMPLATE)
            .map(ClaimsTemplate::decoded)
            .or(() -> before.map(Scope::template))
            .orElse("");
    ClaimsTemplate.check(template);
    String description = call.find(DESCRIPTION).or(() -> before.map(Scope::description)).orElse("");
    store(call).put(new Scope(name, template, description));
    return Response.empty();
  }

  private static Response delete(Call call) {
    String name = call.get(NAME);
    References.requireUnused(
        "scope",
        name,
        "providers",
        store(call)
            .allProviders()
            .filter(provider -> provider.scopesSupported().contains(name))
            .map(Provider::name)
            .toList());
    store(call).deleteScope(name);
    return Response.empty();
  }
}

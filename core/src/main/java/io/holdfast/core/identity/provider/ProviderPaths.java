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
import io.holdfast.core.identity.entity.Listing;
import io.holdfast.core.identity.oidc.Issuer;
import java.util.List;
import java.util.Optional;

/** {@code oidc/provider}: the providers that applications sign users in with. */
public final class ProviderPaths {
  static final Field<String> NAME = Field.string("name", "The name of the provider.");
  private static final Field<String> ISSUER =
      Field.string("issuer", "Scheme, host and port that tokens name; empty for the server's own.");
  private static final Field<List<String>> CLIENTS =
      Field.commaList("allowed_client_ids", "Whose users may sign in; * for all.");
  private static final Field<List<String>> SCOPES =
      Field.commaList("scopes_supported", "The scopes that clients may ask for.");
  private static final Field<String> FOR_CLIENT =
      Field.string("allowed_client_id", "List only providers that allow this client.");

  private final Issuer issuer;

  public ProviderPaths(Issuer issuer) {
    this.issuer = issuer;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/provider/?")
            .describe("List OIDC providers", "")
            .fields(FOR_CLIENT)
            .fields(Page.FIELDS)
            .on(Operation.LIST, this::list),
        Route.path("oidc/provider/{name}")
            .describe("CRUD operations for OIDC providers.", "")
            .fields(NAME, ISSUER, CLIENTS, SCOPES)
            .exists(call -> store(call).provider(call.get(NAME)).isPresent())
            .on(Operation.READ, this::read)
            .onWrite(ProviderPaths::write)
            .on(Operation.DELETE, ProviderPaths::delete));
  }

  private static ProviderStore store(Call call) {
    return new ProviderStore(call.storage());
  }

  private ObjectNode json(Call call, Provider provider) {
    ObjectNode out = Json.object();
    out.set("allowed_client_ids", Json.array(provider.allowedClientIds()));
    out.put("issuer", provider.address(call, issuer));
    out.set("scopes_supported", Json.array(provider.scopesSupported()));
    return out;
  }

  private Response list(Call call) {
    String client = call.get(FOR_CLIENT);
    List<String> names =
        store(call).providers(Page.of(call)).stream()
            .flatMap(name -> store(call).provider(name).stream())
            .filter(provider ->
                client.isEmpty()
                    || provider.allowedClientIds().contains("*")
                    || provider.allowedClientIds().contains(client))
            .map(Provider::name)
            .toList();
    return Listing.of(names, name -> store(call).provider(name).map(one -> json(call, one)));
  }

  private Response read(Call call) {
    return Response.data(
        json(call, store(call).provider(call.get(NAME)).orElseThrow(Refusal.NotFound::new)));
  }

  private static Response write(Call call) {
    Optional<Provider> before = store(call).provider(call.get(NAME));
    String address = call.find(ISSUER).or(() -> before.map(Provider::issuer)).orElse("");
    if (!address.isEmpty()) {
      Issuer.check(address);
    }
    List<String> scopes =
        call.find(SCOPES).or(() -> before.map(Provider::scopesSupported)).orElse(List.of());
    if (scopes.contains(Scope.OPENID)) {
      throw new Refusal.InvalidRequest(
          "the \"openid\" scope is always supported; leave it out of scopes_supported");
    }
    References.requireAll("scope", scopes, name -> store(call).scope(name).isPresent());
    List<String> clients =
        call.find(CLIENTS).or(() -> before.map(Provider::allowedClientIds)).orElse(List.of());
    store(call)
        .put(
            new Provider(
                call.get(NAME),
                address,
                clients.stream().distinct().toList(),
                scopes.stream().distinct().toList()));
    return Response.empty();
  }

  private static Response delete(Call call) {
    String name = call.get(NAME);
    if (name.equals(Provider.DEFAULT)) {
      throw new Refusal.InvalidRequest("deletion of OIDC provider \"" + name + "\" not allowed");
    }
    store(call).deleteProvider(name);
    return Response.empty();
  }
}

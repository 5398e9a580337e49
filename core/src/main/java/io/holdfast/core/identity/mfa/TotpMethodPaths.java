package io.holdfast.core.identity.mfa;

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
import java.util.Optional;

/** {@code mfa/method} and {@code mfa/method/totp}: the ways to prove a second factor. */
public final class TotpMethodPaths {
  static final Field<String> ID = Field.string("method_id", "The id of the method.");

  public Routes routes() {
    return Routes.of(
        Route.path("mfa/method/?")
            .describe("List MFA method configurations for all MFA methods", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, TotpMethodPaths::list),
        Route.path("mfa/method/totp/?")
            .describe("List MFA method configurations for the given MFA method", "")
            .fields(TotpFields.ALL)
            .fields(Page.FIELDS)
            .on(Operation.LIST, TotpMethodPaths::list)
            .on(Operation.UPDATE, TotpMethodPaths::create),
        Route.path("mfa/method/totp/{method_id:segment}")
            .describe("Update, read or delete a TOTP MFA method.", "")
            .fields(ID)
            .fields(TotpFields.ALL)
            .on(Operation.READ, TotpMethodPaths::read)
            .on(Operation.UPDATE, TotpMethodPaths::update)
            .on(Operation.DELETE, TotpMethodPaths::delete),
        Route.path("mfa/method/{method_id:segment}")
            .describe("Read the current configuration for the given ID.", "")
            .fields(ID)
            .on(Operation.READ, TotpMethodPaths::read));
  }

  private static MfaStore store(Call call) {
    return new MfaStore(call.storage());
  }

  private static Response list(Call call) {
    return Listing.of(
        store(call).methods(Page.of(call)),
        id -> store(call).method(id).map(method -> method.asJson(call.request().namespace())));
  }

  private static Response read(Call call) {
    return Response.data(
        store(call)
            .method(call.get(ID))
            .orElseThrow(Refusal.NotFound::new)
            .asJson(call.request().namespace()));
  }

  private static Response create(Call call) {
    TotpMethod method = TotpFields.read(call, call.services().uuid(), Optional.empty());
    put(call, method);
    ObjectNode data = Json.object();
    data.put("method_id", method.id());
    return Response.data(data);
  }

  private static Response update(Call call) {
    TotpMethod before = store(call).method(call.get(ID)).orElseThrow(Refusal.NotFound::new);
    put(call, TotpFields.read(call, before.id(), Optional.of(before)));
    return Response.empty();
  }

  private static void put(Call call, TotpMethod method) {
    boolean taken =
        !method.name().isEmpty()
            && store(call)
                .allMethods()
                .anyMatch(
                    other -> other.name().equals(method.name()) && !other.id().equals(method.id()));
    if (taken) {
      throw new Refusal.InvalidRequest(
          "method_name: \"" + method.name() + "\" is the name of another method");
    }
    store(call).put(method);
  }

  private static Response delete(Call call) {
    Optional<TotpMethod> method = store(call).method(call.get(ID));
    if (method.isEmpty()) {
      return Response.empty();
    }
    store(call)
        .allEnforcements()
        .filter(one -> one.methods().contains(method.get().id()))
        .findFirst()
        .ifPresent(one -> {
          throw new Refusal.InvalidRequest(
              "the method is still used by the login enforcement \"" + one.name() + "\"");
        });
    store(call).delete(method.get());
    return Response.empty();
  }
}

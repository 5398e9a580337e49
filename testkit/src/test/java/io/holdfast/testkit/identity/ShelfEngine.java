package io.holdfast.testkit.identity;

import io.holdfast.api.Json;
import io.holdfast.api.Mount;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.identity.Identity;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** An engine where everything is there to be read, and which says who it thinks is reading. */
public final class ShelfEngine implements SecretsEngine {
  private static final Field<String> PATH = Field.string("path", "Of the thing.");

  @Override
  public String type() {
    return "shelf";
  }

  @Override
  public Routes routes(Mount mount) {
    return Routes.of(
        Route.path("{path:rest}")
            .fields(PATH)
            .on(
                Operation.READ,
                call -> {
                  Identity identity = call.services().identity();
                  String id = call.caller().entityId();
                  var data = Json.object();
                  data.put("entity", identity.entity(id).map(Identity.Entity::name).orElse(""));
                  data.set(
                      "groups",
                      Json.array(
                          identity.groups(id).stream()
                              .map(Identity.Group::name)
                              .sorted()
                              .toList()));
                  return Response.data(data);
                }));
  }

  @Override
  public String description() {
    return "has everything";
  }
}

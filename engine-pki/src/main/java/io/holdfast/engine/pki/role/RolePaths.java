package io.holdfast.engine.pki.role;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code roles} and {@code roles/:name}: what may be issued. */
public final class RolePaths {
  private static final Field<String> NAME = Field.string("name", "The role's name.");

  private RolePaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("roles/?")
            .describe("List the roles.", "Their names, in order.")
            .fields(Page.FIELDS)
            .on(Operation.LIST, RolePaths::list),
        Route.path("roles/{name}")
            .describe(
                "Make, read, change or delete a role.",
                "A role says which names, keys and lifetimes its certificates may have. Writing"
                    + " sets what is not sent to its default; patching leaves it as it was.")
            .fields(NAME)
            .fields(Role.FIELDS)
            .exists(call -> Role.find(call, call.get(NAME)).isPresent())
            .on(Operation.READ, call -> Response.data(existing(call).view()))
            .on(Operation.PATCH, call -> store(call, existing(call)))
            .on(Operation.DELETE, RolePaths::delete)
            .onWrite(call -> store(call, Role.DEFAULT)));
  }

  private static Response list(Call call) {
    Page page = Page.of(call);
    return Response.keys(Role.all(call, page.after(), page.limit()));
  }

  private static Role existing(Call call) {
    return Role.find(call, call.get(NAME)).orElseThrow(Refusal.NotFound::new);
  }

  private static Response store(Call call, Role before) {
    Role role = Role.read(call, before);
    role.store(call, call.get(NAME));
    role.handling().warn(call);
    return Response.data(role.view());
  }

  private static Response delete(Call call) {
    Role.delete(call, call.get(NAME));
    return Response.empty();
  }
}

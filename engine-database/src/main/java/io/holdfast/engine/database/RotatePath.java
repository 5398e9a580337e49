package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code rotate-role} and {@code rotate-root}: to change a secret now. */
final class RotatePath {
  private final StaticRotation roles;
  private final RootRotation roots;

  RotatePath(StaticRotation roles, RootRotation roots) {
    this.roles = roles;
    this.roots = roots;
  }

  Routes routes() {
    return Routes.of(
        Route.path("rotate-role/{name}")
            .describe("Changes the secret of a static role now.", "")
            .fields(CredentialFields.NAME)
            .on(Operation.UPDATE, this::role),
        Route.path("rotate-root/{name}")
            .describe(
                "Changes the password of a connection now.",
                "Nobody can read it afterwards: give the connection an account of its own.")
            .fields(ConfigFields.NAME)
            .on(Operation.UPDATE, this::root));
  }

  private Outcome role(Call call) {
    String name = call.get(CredentialFields.NAME);
    StaticRole role =
        StaticRoles.of(call)
            .find(name)
            .orElseThrow(
                () -> new Refusal.InvalidRequest("no static role found for role name " + name));
    return roles.begin(call, name, role, false);
  }

  private Outcome root(Call call) {
    String name = call.get(ConfigFields.NAME);
    return roots.begin(call, name, Configs.of(call).required(name), false);
  }
}

package io.holdfast.auth.approle;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.token.Given;
import io.holdfast.auth.token.TokenFields;
import io.holdfast.auth.token.TokenSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code role}: the roles that machines log in as. */
final class RolePaths {
  static final Field<Boolean> LOCAL =
      Field.bool("local_secret_ids", "Whether secret ids stay in their cluster; only at creation.");

  private RolePaths() {}

  static Routes routes() {
    return Routes.of(
        Route.path("role/?")
            .describe("Lists all the roles registered with the backend.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(RoleStore.of(call).names(Page.of(call)))),
        Route.path("role/{role_name}")
            .describe(
                "Register a role with the backend.",
                "At least one thing beside the role id is asked of a login: a secret id"
                    + " (bind_secret_id), or an address (secret_id_bound_cidrs,"
                    + " token_bound_cidrs).")
            .fields(
                RoleFields.NAME,
                RoleFields.ROLE_ID,
                RoleFields.BIND_SECRET_ID,
                RoleFields.SECRET_ID_CIDRS,
                RoleFields.OLD_CIDRS,
                RoleFields.SECRET_ID_NUM_USES,
                RoleFields.SECRET_ID_TTL,
                LOCAL)
            .fields(RoleFields.TOKEN.all())
            .exists(call -> find(call).isPresent())
            .on(Operation.READ, RolePaths::read)
            .onWrite(RolePaths::write)
            .on(Operation.DELETE, RolePaths::delete));
  }

  /** The role that the field {@code role_name} names. */
  static Optional<Role> find(Call call) {
    return RoleStore.of(call).find(call.get(RoleFields.NAME));
  }

  /**
   * The role that the field {@code role_name} names.
   *
   * @throws Refusal.InvalidRequest when there is none
   */
  static Role required(Call call) {
    return find(call)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "role \"" + call.get(RoleFields.NAME) + "\" does not exist"));
  }

  private static Response read(Call call) {
    return find(call).map(role -> Response.data(role.asJson())).orElseThrow(Refusal.NotFound::new);
  }

  private static Response write(Call call) {
    RoleStore store = RoleStore.of(call);
    Given given = given(call);
    Optional<Role> before = find(call);
    if (before.isEmpty()) {
      store.create(RoleFields.apply(given, fresh(call), call.mount()));
    } else {
      if (call.has(LOCAL)) {
        throw new Refusal.InvalidRequest(
            "local_secret_ids can only be modified during role creation");
      }
      String roleId = call.find(RoleFields.ROLE_ID).orElse(before.get().roleId());
      Role after = RoleFields.apply(given, before.get().withRoleId(roleId), call.mount());
      store.put(requireId(after), before.get().roleId());
    }
    warnOfMaximum(call);
    return Response.empty();
  }

  /** What was given, with the token types that only mounts have taken for what they mean. */
  private static Given given(Call call) {
    String type = call.get(TokenFields.TYPE);
    if (!type.equals("default-service") && !type.equals("default-batch")) {
      return Given.of(call);
    }
    String meant = type.substring("default-".length());
    call.warn(type + " has no useful meaning; adjusting to " + meant);
    return Given.of(call).replacing(TokenFields.TYPE, meant);
  }

  private static Role fresh(Call call) {
    return requireId(
        new Role(
            call.get(RoleFields.NAME),
            call.find(RoleFields.ROLE_ID).orElseGet(() -> call.services().uuid()),
            true,
            call.get(LOCAL),
            List.of(),
            0,
            Duration.ZERO,
            TokenSettings.NONE));
  }

  /** Refuses a role id that is empty. */
  static Role requireId(Role role) {
    if (role.roleId().isEmpty()) {
      throw new Refusal.InvalidRequest("role_id cannot be empty");
    }
    return role;
  }

  private static void warnOfMaximum(Call call) {
    boolean beyond =
        find(call)
            .filter(role -> role.token().maxTtl().compareTo(call.mount().maxLeaseTtl()) > 0)
            .isPresent();
    if (beyond) {
      call.warn(
          "token_max_ttl is greater than the backend mount's maximum TTL value; issued tokens' max"
              + " TTL value will be truncated");
    }
  }

  private static Response delete(Call call) {
    RoleStore store = RoleStore.of(call);
    find(call)
        .ifPresent(role -> {
          new SecretIds(call.storage(), role).removeAll();
          store.remove(role);
        });
    return Response.empty();
  }
}

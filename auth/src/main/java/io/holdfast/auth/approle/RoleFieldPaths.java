package io.holdfast.auth.approle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.token.Given;
import io.holdfast.auth.token.TokenFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code role/<name>/<field>}: one of a role's settings, read, written and reset by itself. */
final class RoleFieldPaths {
  /** The paths with the fields that each takes, the newer name first. */
  private static final List<Setting> SETTINGS =
      List.of(
          setting("policies", TokenFields.POLICIES, TokenFields.LEGACY_POLICIES),
          setting("period", TokenFields.PERIOD, TokenFields.LEGACY_PERIOD),
          setting("token-bound-cidrs", TokenFields.BOUND_CIDRS),
          setting("token-num-uses", TokenFields.NUM_USES),
          setting("token-ttl", TokenFields.TTL),
          setting("token-max-ttl", TokenFields.MAX_TTL),
          setting("bind-secret-id", RoleFields.BIND_SECRET_ID),
          setting("secret-id-bound-cidrs", RoleFields.SECRET_ID_CIDRS),
          setting("secret-id-num-uses", RoleFields.SECRET_ID_NUM_USES),
          setting("secret-id-ttl", RoleFields.SECRET_ID_TTL));

  private RoleFieldPaths() {}

  private record Setting(String path, List<Field<?>> fields) {}

  private static Setting setting(String path, Field<?>... fields) {
    return new Setting(path, List.of(fields));
  }

  static Routes routes() {
    Stream<Route.Builder> settings = SETTINGS.stream().map(RoleFieldPaths::route);
    return Routes.of(
        Stream.concat(settings, Stream.of(oldCidrs(), local(), roleId()))
            .toArray(Route.Builder[]::new));
  }

  private static Route.Builder route(Setting setting) {
    return path(setting.path())
        .describe("Reads, sets or resets " + setting.fields().getFirst().name() + ".", "")
        .fields(setting.fields())
        .on(Operation.READ, call -> read(call, setting))
        .on(Operation.UPDATE, call -> write(call, setting))
        .on(Operation.DELETE, call -> reset(call, setting));
  }

  private static Route.Builder path(String name) {
    return Route.path("role/{role_name}/" + name).fields(RoleFields.NAME);
  }

  private static Response read(Call call, Setting setting) {
    ObjectNode role = RolePaths.find(call).orElseThrow(Refusal.NotFound::new).asJson();
    ObjectNode out = Json.object();
    for (Field<?> field : setting.fields()) {
      JsonNode value = role.get(field.name());
      if (value != null) {
        out.set(field.name(), value);
      }
    }
    // Vault shows an empty list here as null, though not in the whole role.
    if (setting.fields().contains(TokenFields.BOUND_CIDRS)
        && out.path(TokenFields.BOUND_CIDRS.name()).isEmpty()) {
      out.putNull(TokenFields.BOUND_CIDRS.name());
    }
    return Response.data(out);
  }

  private static Response write(Call call, Setting setting) {
    Role role = RolePaths.find(call).orElseThrow(RoleFieldPaths::noRole);
    Given given = Given.of(call).only(setting.fields());
    boolean cidrs = setting.path().endsWith("cidrs");
    if (!cidrs && setting.fields().stream().noneMatch(given::has)) {
      throw new Refusal.InvalidRequest("missing " + setting.fields().getFirst().name());
    }
    put(call, setting, given, role);
    return Response.empty();
  }

  private static Response reset(Call call, Setting setting) {
    RolePaths.find(call)
        .ifPresent(role -> put(call, setting, Given.defaults(setting.fields()), role));
    return Response.empty();
  }

  private static void put(Call call, Setting setting, Given given, Role role) {
    Role after = RoleFields.apply(given, role, call.mount());
    RoleStore.of(call)
        .put(
            setting.path().equals("policies")
                ? after.withToken(after.token().withPoliciesSorted())
                : after);
  }

  private static Refusal noRole() {
    return new Refusal.NotFound("unsupported path: there is no such role");
  }

  /** The first name of secret-id-bound-cidrs: it still sets them, and shows nothing. */
  private static Route.Builder oldCidrs() {
    Setting setting = setting("bound-cidr-list", RoleFields.OLD_CIDRS);
    return path(setting.path())
        .describe("Deprecated: use secret-id-bound-cidrs instead.", "")
        .fields(setting.fields())
        .on(
            Operation.READ,
            call -> {
              if (RolePaths.find(call).isEmpty()) {
                throw new Refusal.NotFound();
              }
              call.warn(
                  "The \"bound_cidr_list\" field is deprecated and will be removed. Please use"
                      + " \"secret_id_bound_cidrs\" instead.");
              return Response.data(Json.object().putNull(RoleFields.OLD_CIDRS.name()));
            })
        .on(Operation.UPDATE, call -> write(call, setting))
        .on(Operation.DELETE, call -> Response.empty());
  }

  private static Route.Builder local() {
    return path("local-secret-ids")
        .describe("Whether secret ids are local to their cluster.", "")
        .on(Operation.READ, call -> read(call, setting("local-secret-ids", RolePaths.LOCAL)));
  }

  private static Route.Builder roleId() {
    return path("role-id")
        .describe("Returns the role id, or sets a custom one.", "")
        .fields(RoleFields.ROLE_ID)
        .on(
            Operation.READ,
            call -> {
              Role role = RolePaths.find(call).orElseThrow(Refusal.NotFound::new);
              return Response.data(Json.object().put(RoleFields.ROLE_ID.name(), role.roleId()));
            })
        .on(Operation.UPDATE, RoleFieldPaths::writeRoleId);
  }

  private static Response writeRoleId(Call call) {
    Optional<Role> role = RolePaths.find(call);
    if (role.isEmpty()) {
      throw noRole();
    }
    Role after = RolePaths.requireId(role.get().withRoleId(call.get(RoleFields.ROLE_ID)));
    RoleStore.of(call).put(after, role.get().roleId());
    return Response.empty();
  }
}

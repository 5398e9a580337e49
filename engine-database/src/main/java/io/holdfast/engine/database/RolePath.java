package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code roles}: how accounts are made for those who ask. */
final class RolePath {
  private static final String PREFIX = "role/";

  private static final Field<List<String>> CREATION =
      Field.list(
          "creation_statements", "Statements that make an account and grant it what it may.");
  private static final Field<List<String>> REVOCATION =
      Field.list(
          "revocation_statements", "Statements that remove an account; the usual ones if none.");
  private static final Field<List<String>> ROLLBACK =
      Field.list("rollback_statements", "Statements that undo what failed half way.");
  private static final Field<List<String>> RENEWAL =
      Field.list("renew_statements", "Statements that prolong an account; the usual ones if none.");
  private static final Field<Duration> DEFAULT_TTL =
      Field.duration("default_ttl", "Lifetime of an account; the mount's if none.");
  private static final Field<Duration> MAX_TTL =
      Field.duration("max_ttl", "Longest lifetime of an account; the mount's bounds it.");

  private RolePath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("roles/?")
            .describe("Lists the roles.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(Page.of(call).of(call.storage(), PREFIX))),
        Route.path("roles/{name}")
            .describe(
                "Manages the roles that accounts are made by.",
                "In statements {{name}}, {{password}}, {{public_key}} and {{expiration}} stand for"
                    + " the account's, and are escaped for the quotes that they stand in.")
            .fields(
                CredentialFields.NAME,
                CredentialFields.DB_NAME,
                CREATION,
                REVOCATION,
                ROLLBACK,
                RENEWAL,
                DEFAULT_TTL,
                MAX_TTL,
                CredentialFields.TYPE,
                CredentialFields.CONFIG)
            .exists(call -> find(call, call.get(CredentialFields.NAME)).isPresent())
            .on(Operation.READ, RolePath::read)
            .onWrite(RolePath::write)
            .on(Operation.DELETE, RolePath::delete));
  }

  static Optional<Role> find(Call call, String name) {
    return call.storage().get(PREFIX + name, Role.class);
  }

  private static Response read(Call call) {
    return find(call, call.get(CredentialFields.NAME))
        .map(role -> Response.data(role.asJson()))
        .orElseThrow(Refusal.NotFound::new);
  }

  private static Response write(Call call) {
    String name = call.get(CredentialFields.NAME);
    if (StaticRoles.of(call).any(name).isPresent()) {
      throw new Refusal.InvalidRequest("Role and Static Role names must be unique");
    }
    Optional<Role> before = find(call, name);
    String dbName =
        call.find(CredentialFields.DB_NAME).or(() -> before.map(Role::dbName)).orElse("");
    if (dbName.isEmpty()) {
      throw new Refusal.InvalidRequest("database name is required: give db_name");
    }
    call.storage()
        .put(
            PREFIX + name,
            new Role(
                dbName,
                statements(call, CREATION, before, Role::creation),
                statements(call, REVOCATION, before, Role::revocation).stream()
                    .filter(statement -> !statement.isBlank())
                    .toList(),
                statements(call, ROLLBACK, before, Role::rollback),
                statements(call, RENEWAL, before, Role::renewal),
                given(call, DEFAULT_TTL, before.map(Role::defaultTtl), Duration.ZERO),
                given(call, MAX_TTL, before.map(Role::maxTtl), Duration.ZERO),
                CredentialFields.terms(call, before.map(Role::credential))));
    Rows.role(call, name);
    return Response.empty();
  }

  private static List<String> statements(
      Call call,
      Field<List<String>> field,
      Optional<Role> before,
      Function<Role, List<String>> old) {
    return given(call, field, before.map(old), List.of());
  }

  private static <T> T given(Call call, Field<T> field, Optional<T> before, T otherwise) {
    return call.find(field).or(() -> before).orElse(otherwise);
  }

  private static Response delete(Call call) {
    call.storage().delete(PREFIX + call.get(CredentialFields.NAME));
    Rows.dropRole(call, call.get(CredentialFields.NAME));
    return Response.empty();
  }
}

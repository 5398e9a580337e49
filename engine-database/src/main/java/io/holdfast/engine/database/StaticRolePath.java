package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.database.credential.CredentialType;
import io.holdfast.engine.database.credential.Secret;
import io.holdfast.engine.database.rotation.RotationTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code static-roles}: accounts that were there before, whose secret is changed by itself. */
final class StaticRolePath {
  private static final Field<String> USERNAME =
      Field.string("username", "Name of the account; it cannot be changed later.");
  private static final Field<Duration> PERIOD =
      Field.duration("rotation_period", "Time between changes; at least 5 seconds.");
  private static final Field<String> SCHEDULE =
      Field.string("rotation_schedule", "When it is changed, as five fields of cron in UTC.");
  private static final Field<Duration> WINDOW =
      Field.duration("rotation_window", "How long after its time a scheduled change may be made.");
  private static final Field<List<String>> STATEMENTS =
      Field.list("rotation_statements", "Statements that set the secret; the usual ones if none.");
  private static final Field<Boolean> SKIP_IMPORT =
      Field.bool("skip_import_rotation", "Whether the password is left as it is for now.");
  private static final Field<String> PASSWORD =
      Field.string(
              "self_managed_password",
              "The account's password of now, where it changes it itself, or where it is left as it"
                  + " is.")
          .alsoKnownAs("password")
          .sensitive();

  private final StaticRotation rotation;

  StaticRolePath(StaticRotation rotation) {
    this.rotation = rotation;
  }

  Routes routes() {
    return Routes.of(
        Route.path("static-roles/?")
            .describe("Lists the static roles.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(StaticRoles.of(call).names(Page.of(call)))),
        Route.path("static-roles/{name}")
            .describe(
                "Manages accounts whose secret is changed by itself.",
                "The secret is changed when the role is made, unless skip_import_rotation says"
                    + " otherwise: nobody else knows it from then on.")
            .fields(
                CredentialFields.NAME,
                CredentialFields.DB_NAME,
                USERNAME,
                PERIOD,
                SCHEDULE,
                WINDOW,
                STATEMENTS,
                SKIP_IMPORT,
                PASSWORD,
                CredentialFields.TYPE,
                CredentialFields.CONFIG)
            .exists(call -> StaticRoles.of(call).find(call.get(CredentialFields.NAME)).isPresent())
            .on(Operation.READ, StaticRolePath::read)
            .onWrite(this::write)
            .on(Operation.DELETE, this::delete));
  }

  private static Response read(Call call) {
    return StaticRoles.of(call)
        .find(call.get(CredentialFields.NAME))
        .map(role -> Response.data(role.asJson()))
        .orElseThrow(Refusal.NotFound::new);
  }

  private Outcome write(Call call) {
    String name = call.get(CredentialFields.NAME);
    if (RolePath.find(call, name).isPresent()) {
      throw new Refusal.InvalidRequest("Role and Static Role names must be unique");
    }
    Optional<StaticRole> before = StaticRoles.of(call).any(name);
    before
        .map(StaticRole::username)
        .filter(known -> !known.equals(call.find(USERNAME).orElse(known)))
        .ifPresent(known -> {
          throw new Refusal.InvalidRequest("cannot update static account username");
        });
    return before.filter(StaticRole::created).isPresent()
        ? update(call, name, before.get())
        : create(call, name, before);
  }

  private Response update(Call call, String name, StaticRole before) {
    StaticRole after = defined(call, before);
    if (!after.rotation().equals(before.rotation())) {
      after = after.plannedFrom(before.rotated() == null ? call.now() : before.rotated());
    }
    StaticRoles.of(call).put(name, after);
    rotation.plan(call, name, after);
    return Response.empty();
  }

  private Outcome create(Call call, String name, Optional<StaticRole> begun) {
    String username = call.get(USERNAME);
    if (username.isEmpty()) {
      throw new Refusal.InvalidRequest("username is a required field to create a static account");
    }
    StaticRole fresh =
        defined(
            call,
            new StaticRole(
                "",
                username,
                RotationTerms.NEVER,
                List.of(),
                CredentialFields.terms(call, Optional.empty()),
                given(call),
                begun.map(StaticRole::pending).orElse(null),
                0,
                null,
                null,
                false));
    DatabaseConfig config = Configs.of(call).required(fresh.dbName());
    config.requireAllowed(name);
    if (fresh.credential().type() == CredentialType.RSA_PRIVATE_KEY
        && !config.product().takesPublicKeys()) {
      throw new Refusal.InvalidRequest("unsupported credential_type: \"rsa_private_key\"");
    }
    if (config.selfManaged() && fresh.secret() == null) {
      throw new Refusal.InvalidRequest(
          "self_managed_password is required: the connection has no login of its own");
    }
    if (call.find(SKIP_IMPORT).orElse(config.skipImport())) {
      StaticRole taken = fresh.takenOver(call.now());
      StaticRoles.of(call).put(name, taken);
      Rows.account(call, name);
      rotation.plan(call, name, taken);
      return Response.empty();
    }
    return rotation.begin(call, name, fresh, false);
  }

  private static @org.jspecify.annotations.Nullable Secret given(Call call) {
    return call.find(PASSWORD).map(Secret::password).orElse(null);
  }

  private static StaticRole defined(Call call, StaticRole before) {
    String dbName = call.find(CredentialFields.DB_NAME).orElse(before.dbName());
    if (dbName.isEmpty()) {
      throw new Refusal.InvalidRequest("database name is a required field: give db_name");
    }
    RotationTerms terms = terms(call, before.rotation());
    if (!terms.rotates()) {
      throw new Refusal.InvalidRequest(
          "one of rotation_period and rotation_schedule must be provided to create a static"
              + " account");
    }
    return before.redefined(
        dbName,
        terms,
        call.find(STATEMENTS).orElse(before.statements()),
        CredentialFields.terms(call, Optional.of(before.credential())));
  }

  private static RotationTerms terms(Call call, RotationTerms before) {
    Optional<Duration> period = call.find(PERIOD);
    Optional<String> schedule = call.find(SCHEDULE);
    return RotationTerms.checked(
        period.orElse(schedule.isPresent() ? Duration.ZERO : before.period()),
        schedule.orElse(period.isPresent() ? "" : before.schedule()),
        call.find(WINDOW).orElse(period.isPresent() ? Duration.ZERO : before.window()));
  }

  private Response delete(Call call) {
    String name = call.get(CredentialFields.NAME);
    StaticRoles.of(call).delete(name);
    Rows.dropAccount(call, name);
    rotation.cancel(call, name);
    return Response.empty();
  }
}

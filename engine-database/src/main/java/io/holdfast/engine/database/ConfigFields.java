package io.holdfast.engine.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engine.database.product.Details;
import io.holdfast.engine.database.rotation.RotationTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The fields of a connection, and how they change it; what is not among them is the plugin's. */
final class ConfigFields {
  static final Field<String> NAME = Field.string("name", "Name of this database connection.");
  static final Field<String> PLUGIN =
      Field.string("plugin_name", "Name of the plugin, such as postgresql-database-plugin.");
  static final Field<String> PLUGIN_VERSION =
      Field.string("plugin_version", "Version of the plugin; plugins are built in.");
  static final Field<Boolean> VERIFY =
      Field.bool("verify_connection", "Whether to connect before this is stored.")
          .withDefault(true);
  static final Field<List<String>> ALLOWED_ROLES =
      Field.commaList("allowed_roles", "Roles that may use the connection; * stands for any text.");
  static final Field<List<String>> ROOT_STATEMENTS =
      Field.list(
              "root_rotation_statements", "Statements that change the connection's own password.")
          .alsoKnownAs("root_credentials_rotate_statements");
  static final Field<String> PASSWORD_POLICY =
      Field.string("password_policy", "Password policy to make passwords by.");
  static final Field<Boolean> SKIP_IMPORT =
      Field.bool(
          "skip_static_role_import_rotation",
          "Whether static roles are taken over without a change of their password.");
  static final Field<Duration> PERIOD =
      Field.duration("rotation_period", "Time between changes of the connection's own password.");
  static final Field<String> SCHEDULE =
      Field.string("rotation_schedule", "When it is changed, as five fields of cron in UTC.");
  static final Field<Duration> WINDOW =
      Field.duration("rotation_window", "How long after its time a scheduled change may be made.");
  static final Field<Boolean> NOT_AUTOMATED =
      Field.bool("disable_automated_rotation", "Whether it is changed only when asked for.");

  static final List<Field<?>> ALL =
      List.of(
          NAME,
          PLUGIN,
          PLUGIN_VERSION,
          VERIFY,
          ALLOWED_ROLES,
          ROOT_STATEMENTS,
          PASSWORD_POLICY,
          SKIP_IMPORT,
          PERIOD,
          SCHEDULE,
          WINDOW,
          NOT_AUTOMATED);

  private ConfigFields() {}

  /**
   * The connection after what was given.
   *
   * @throws Refusal.InvalidRequest when its plugin cannot work with it
   */
  static DatabaseConfig applied(Call call) {
    Optional<DatabaseConfig> before = Configs.of(call).find(call.get(NAME));
    String plugin = call.find(PLUGIN).or(() -> before.map(DatabaseConfig::plugin)).orElse("");
    if (plugin.isEmpty()) {
      throw new Refusal.InvalidRequest("empty plugin name: give plugin_name");
    }
    Plugins.checkVersion(call.get(PLUGIN_VERSION));
    ObjectNode details = before.map(config -> config.details().deepCopy()).orElseGet(Json::object);
    ObjectNode given = call.request().body().deepCopy();
    ALL.forEach(field -> {
      given.remove(field.name());
      given.remove(field.aliases());
    });
    details.setAll(given);
    before
        .map(DatabaseConfig::pending)
        .filter(pending -> given.has("password") && pending.isClaimed(call.now()))
        .ifPresent(pending -> {
          throw new Refusal.Conflict("the password is being rotated; try again");
        });
    DatabaseConfig after =
        new DatabaseConfig(
            plugin,
            details,
            given.has("password") ? null : before.map(DatabaseConfig::pending).orElse(null),
            before.map(DatabaseConfig::failures).orElse(0),
            call.find(ALLOWED_ROLES)
                .or(() -> before.map(DatabaseConfig::allowedRoles))
                .orElse(List.of()),
            call.find(ROOT_STATEMENTS)
                .or(() -> before.map(DatabaseConfig::rootRotationStatements))
                .orElse(List.of()),
            call.find(PASSWORD_POLICY)
                .or(() -> before.map(DatabaseConfig::passwordPolicy))
                .orElse(""),
            rotation(call, before.map(DatabaseConfig::rotation).orElse(RotationTerms.NEVER)),
            call.find(NOT_AUTOMATED)
                .map(disabled -> !disabled)
                .or(() -> before.map(DatabaseConfig::automated))
                .orElse(true),
            call.find(SKIP_IMPORT).or(() -> before.map(DatabaseConfig::skipImport)).orElse(false),
            before.map(config -> config.version() + 1).orElse(call.now().toEpochMilli()));
    check(after);
    return after;
  }

  private static RotationTerms rotation(Call call, RotationTerms before) {
    Optional<Duration> period = call.find(PERIOD);
    Optional<String> schedule = call.find(SCHEDULE);
    if (period.isEmpty() && schedule.isEmpty() && !call.has(WINDOW)) {
      return before;
    }
    return RotationTerms.checked(
        period.orElse(schedule.isPresent() ? Duration.ZERO : before.period()),
        schedule.orElse(period.isPresent() ? "" : before.schedule()),
        call.find(WINDOW).orElse(period.isPresent() ? Duration.ZERO : before.window()));
  }

  private static void check(DatabaseConfig config) {
    Details details = config.settings();
    for (String name : List.of("username", "password")) {
      if (details.text(name).contains("{{username}}")
          || details.text(name).contains("{{password}}")) {
        throw new Refusal.InvalidRequest(
            "username and/or password cannot contain the template variables");
      }
    }
    config.product().check(details);
    var _ = details.duration("max_connection_lifetime");
    var _ = details.number("max_open_connections");
    var _ = details.number("max_idle_connections");
    var _ = details.isTrue("disable_escaping");
    var _ = config.selfManaged();
    var _ = config.usernameTemplate();
  }
}

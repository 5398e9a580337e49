package io.holdfast.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.database.PostgresServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets of accounts that stay: of static roles, and of the connection itself. */
class PostgresRotationTest {
  private static PostgresServer server;
  private static Sql boss;

  private Databases db;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
    boss = new Sql(server.jdbcUrl(), PostgresServer.USER, PostgresServer.PASSWORD);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void mount() {
    boss.run(
        "DROP ROLE IF EXISTS stat",
        "DROP ROLE IF EXISTS admin",
        "CREATE ROLE stat LOGIN PASSWORD 'first'",
        "CREATE ROLE admin LOGIN SUPERUSER PASSWORD 'first'");
    db = new Databases();
    config("admin", "first");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void config(String username, String password, Object... more) {
    Object[] all = new Object[10 + more.length];
    Object[] first = {
      "plugin_name",
      "postgresql-database-plugin",
      "connection_url",
      server.templatedUrl(),
      "username",
      username,
      "password",
      password,
      "allowed_roles",
      "*"
    };
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    db.done("config/pg", all);
  }

  private boolean worksNow(String role) {
    JsonNode creds = Databases.ok(db.get("static-creds/" + role));
    return boss.as("stat", creds.path("password").asText()).letsIn();
  }

  private String password() {
    return Databases.ok(db.get("static-creds/s")).path("password").asText();
  }

  @Test
  void aStaticRoleTakesOverItsAccountAndChangesItsPasswordByItself() {
    db.done("static-roles/s", "db_name", "pg", "username", "stat", "rotation_period", "1h");
    String first = password();
    assertThat(boss.as("stat", "first").letsIn()).isFalse();
    assertThat(worksNow("s")).isTrue();

    db.done("rotate-role/s");
    String second = password();
    assertThat(second).isNotEqualTo(first);
    assertThat(worksNow("s")).isTrue();
    assertThat(boss.as("stat", first).letsIn()).isFalse();

    db.core().later(Duration.ofMinutes(59));
    assertThat(password()).isEqualTo(second);
    assertThat(Databases.ok(db.get("static-creds/s")).path("ttl").asInt()).isEqualTo(60);
    db.core().later(Duration.ofMinutes(2));
    assertThat(password()).isNotEqualTo(second);
    assertThat(worksNow("s")).isTrue();
  }

  @Test
  void aStaticRoleForAnAccountThatIsNotThereIsNotMade() {
    Databases.refused(
        db.post("static-roles/s", "db_name", "pg", "username", "nobody", "rotation_period", "1h"),
        400,
        "nobody");
    assertThat(db.get("static-roles/s").status()).isEqualTo(404);
    assertThat(db.list("static-roles").status()).isEqualTo(404);
    db.core().later(Duration.ofMinutes(5));
    db.done("static-roles/s", "db_name", "pg", "username", "stat", "rotation_period", "1h");
  }

  @Test
  void aRotationThatFailsIsRepeatedUntilItSucceedsAndTheOldPasswordStays() {
    db.done("static-roles/s", "db_name", "pg", "username", "stat", "rotation_period", "1h");
    String before = password();
    db.done("static-roles/s", "rotation_statements", List.of("ALTER ROLE stat NOT SQL"));
    Databases.refused(db.post("rotate-role/s"), 400, "cannot change");
    assertThat(password()).isEqualTo(before);
    assertThat(worksNow("s")).isTrue();

    db.done("static-roles/s", "rotation_statements", List.of());
    db.core().later(Duration.ofSeconds(30));
    assertThat(password()).isNotEqualTo(before);
    assertThat(worksNow("s")).isTrue();
  }

  @Test
  void aScheduledRotationComesInItsHourOnly() {
    db.done(
        "static-roles/s",
        "db_name",
        "pg",
        "username",
        "stat",
        "rotation_schedule",
        "0 * * * *",
        "rotation_window",
        "1h");
    String first = password();
    db.core().later(Duration.ofMinutes(59));
    assertThat(password()).isEqualTo(first);
    db.core().later(Duration.ofMinutes(2));
    assertThat(password()).isNotEqualTo(first);
    JsonNode shown = Databases.ok(db.get("static-roles/s"));
    assertThat(shown.path("rotation_schedule").asText()).isEqualTo("0 * * * *");
    assertThat(shown.path("rotation_window").asInt()).isEqualTo(3600);
    assertThat(shown.has("rotation_period")).isFalse();
  }

  @Test
  void anAccountMayBeTakenOverWithThePasswordItHas() {
    db.done(
        "static-roles/s",
        "db_name",
        "pg",
        "username",
        "stat",
        "rotation_period",
        "1h",
        "skip_import_rotation",
        true,
        "password",
        "first");
    assertThat(password()).isEqualTo("first");
    assertThat(boss.as("stat", "first").letsIn()).isTrue();
    db.core().later(Duration.ofMinutes(61));
    assertThat(password()).isNotEqualTo("first");
    assertThat(worksNow("s")).isTrue();
  }

  @Test
  void anAccountMayChangeItsPasswordItself() {
    db.done(
        "config/self",
        "plugin_name",
        "postgresql-database-plugin",
        "connection_url",
        server.templatedUrl(),
        "allowed_roles",
        "*",
        "self_managed",
        true);
    db.done(
        "static-roles/s",
        "db_name",
        "self",
        "username",
        "stat",
        "rotation_period",
        "1h",
        "self_managed_password",
        "first");
    assertThat(password()).isNotEqualTo("first");
    assertThat(worksNow("s")).isTrue();
    db.done("rotate-role/s");
    assertThat(worksNow("s")).isTrue();
  }

  @Test
  void afterTheRootsPasswordIsRotatedNobodyKnowsItAndAllGoesOn() {
    db.done("rotate-root/pg");
    assertThat(boss.as("admin", "first").letsIn()).isFalse();
    db.done("static-roles/s", "db_name", "pg", "username", "stat", "rotation_period", "1h");
    assertThat(worksNow("s")).isTrue();
    db.done("rotate-root/pg");
    db.done("rotate-role/s");
    assertThat(worksNow("s")).isTrue();
    assertThat(Databases.ok(db.get("config/pg")).path("connection_details").has("password"))
        .isFalse();
  }

  @Test
  void theRootsPasswordIsRotatedByItselfWhereThatIsAskedFor() {
    config("admin", "first", "rotation_period", "1h");
    db.core().later(Duration.ofMinutes(61));
    assertThat(boss.as("admin", "first").letsIn()).isFalse();
    db.done("rotate-root/pg");
  }

  @Test
  void aRootRotationWhoseStatementsDoNotWorkChangesNothing() {
    config("admin", "first", "root_rotation_statements", List.of("SELECT 1"));
    Databases.refused(db.post("rotate-root/pg"), 400, "does not take the new password");
    assertThat(boss.as("admin", "first").letsIn()).isTrue();
    config("admin", "first", "root_rotation_statements", List.of());
    db.done("rotate-root/pg");
  }

  @Test
  void namesOfRolesAndStaticRolesAreDifferent() {
    db.done("static-roles/s", "db_name", "pg", "username", "stat", "rotation_period", "1h");
    Databases.refused(db.post("roles/s", "db_name", "pg"), 400, "unique");
    db.done("roles/r", "db_name", "pg");
    Databases.refused(
        db.post("static-roles/r", "db_name", "pg", "username", "stat", "rotation_period", "1h"),
        400,
        "unique");
    Databases.refused(
        db.post("static-roles/s", "username", "other"), 400, "cannot update static account");
  }
}

package io.holdfast.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.database.MariaDbServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MariaDbTest {
  private static final String CREATE = "CREATE USER '{{name}}'@'%' IDENTIFIED BY '{{password}}'";

  private static MariaDbServer server;
  private static Sql boss;

  private Databases db;

  @BeforeAll
  static void startServer() {
    server = MariaDbServer.start();
    boss = new Sql(server.jdbcUrl(), MariaDbServer.USER, MariaDbServer.PASSWORD);
    boss.run("CREATE DATABASE shop", "CREATE TABLE shop.orders (id int)");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void mount() {
    boss.run(
        "CREATE OR REPLACE USER 'stat'@'%' IDENTIFIED BY 'first'",
        "CREATE OR REPLACE USER 'admin'@'%' IDENTIFIED BY 'first'",
        "GRANT ALL PRIVILEGES ON *.* TO 'admin'@'%' WITH GRANT OPTION");
    db = new Databases();
    db.done(
        "config/my",
        "plugin_name",
        "mysql-database-plugin",
        "connection_url",
        server.templatedUrl(),
        "username",
        "admin",
        "password",
        "first",
        "allowed_roles",
        "*");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void role(String name, List<String> creation, Object... more) {
    db.done("roles/" + name, "db_name", "my", "creation_statements", creation);
    if (more.length > 0) {
      db.done("roles/" + name, more);
    }
  }

  private static List<String> accounts() {
    return boss.ask("SELECT User FROM mysql.user WHERE User LIKE 'v-%'");
  }

  @Test
  void anAccountWorksUntilItsLeaseIsRevoked() {
    role("app", List.of(CREATE + "; GRANT SELECT ON shop.* TO '{{name}}'@'%'"));
    Databases.Made made = db.creds("app");
    assertThat(made.name()).hasSizeLessThanOrEqualTo(32);
    assertThat(boss.as(made.name(), made.password()).ask("SELECT count(*) FROM shop.orders"))
        .containsExactly("0");
    db.revoke(made.lease());
    assertThat(boss.as(made.name(), made.password()).letsIn()).isFalse();
    assertThat(accounts()).isEmpty();
  }

  @Test
  void whatFailsHalfWayIsTakenBackThoughStatementsCommitByThemselves() {
    role("bad", List.of(CREATE, "GRANT nothing ON shop.* TO '{{name}}'@'%'"));
    assertThat(db.get("creds/bad").status()).isBetween(400, 502);
    db.core().keepHouse();
    assertThat(accounts()).isEmpty();
    assertThat(db.leases("bad")).isEmpty();
  }

  @Test
  void ownStatementsForTheEndDoNoHarmToAnAccountThatIsNotThere() {
    role("own", List.of(CREATE), "revocation_statements", List.of("DROP USER '{{name}}'@'%'"));
    Databases.Made made = db.creds("own");
    boss.run("DROP USER '" + made.name() + "'@'%'");
    db.revoke(made.lease());
    assertThat(db.leases("own")).isEmpty();
  }

  @Test
  void passwordsOfAccountsThatStayAreChanged() {
    db.done("static-roles/s", "db_name", "my", "username", "stat", "rotation_period", "1h");
    String first = Databases.ok(db.get("static-creds/s")).path("password").asText();
    assertThat(boss.as("stat", first).letsIn()).isTrue();
    db.done("rotate-role/s");
    assertThat(boss.as("stat", first).letsIn()).isFalse();

    db.done("rotate-root/my");
    assertThat(boss.as("admin", "first").letsIn()).isFalse();
    db.done("rotate-role/s");
    String last = Databases.ok(db.get("static-creds/s")).path("password").asText();
    assertThat(boss.as("stat", last).letsIn()).isTrue();
  }
}

package io.holdfast.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.database.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresTest {
  /** Without an end in the database: the core's clock stands still in another year. */
  private static final String CREATE = "CREATE ROLE \"{{name}}\" LOGIN PASSWORD '{{password}}'";

  private static PostgresServer server;
  private static Sql boss;

  private Databases db;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
    boss = new Sql(server.jdbcUrl(), PostgresServer.USER, PostgresServer.PASSWORD);
    boss.run("CREATE SCHEMA shop", "CREATE TABLE shop.orders (id int)", "CREATE SEQUENCE shop.ids");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void mount() {
    db = new Databases();
    configure("allowed_roles", List.of("*"));
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void configure(Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "plugin_name",
                "postgresql-database-plugin",
                "connection_url",
                server.templatedUrl(),
                "username",
                PostgresServer.USER,
                "password",
                PostgresServer.PASSWORD));
    all.addAll(List.of(more));
    db.done("config/pg", all.toArray());
  }

  private void role(String name, Object... more) {
    List<Object> all = new ArrayList<>(List.of("db_name", "pg", "default_ttl", "10m"));
    if (!List.of(more).contains("creation_statements")) {
      all.addAll(List.of("creation_statements", List.of(CREATE)));
    }
    all.addAll(List.of(more));
    db.done("roles/" + name, all.toArray());
  }

  private static List<String> accounts() {
    return boss.ask("SELECT rolname FROM pg_roles WHERE rolname LIKE 'v-%' ORDER BY 1");
  }

  @Test
  void anAccountWorksUntilItsLeaseIsRevoked() {
    role("app");
    Databases.Made made = db.creds("app");
    assertThat(made.name()).matches("v-root-app-[A-Za-z0-9]{20}-\\d+");
    assertThat(made.lease()).startsWith("db/creds/app/");
    assertThat(boss.as(made.name(), made.password()).letsIn()).isTrue();

    db.revoke(made.lease());
    assertThat(boss.as(made.name(), made.password()).letsIn()).isFalse();
    assertThat(accounts()).isEmpty();
    assertThat(db.leases("app")).isEmpty();
  }

  @Test
  void anAccountEndsWithItsTime() {
    role("app");
    Databases.Made made = db.creds("app");
    db.core().later(Duration.ofMinutes(11));
    assertThat(accounts()).doesNotContain(made.name());
  }

  @Test
  void renewingMovesTheTimeInTheDatabaseNoFurtherThanTheRoleAllows() {
    role(
        "app",
        "max_ttl",
        "1h",
        "creation_statements",
        List.of(CREATE + " VALID UNTIL '{{expiration}}'"));
    Databases.Made made = db.creds("app");
    Instant start = db.core().clock().instant();
    assertThat(until(made)).isEqualTo(start.plusSeconds(605).getEpochSecond());

    renew(made, 1200, 1200);
    assertThat(until(made)).isEqualTo(start.plusSeconds(1205).getEpochSecond());
    renew(made, 18_000, 3600);
    assertThat(until(made)).isEqualTo(start.plusSeconds(3605).getEpochSecond());
    db.revoke(made.lease());
  }

  private void renew(Databases.Made made, int seconds, int given) {
    Reply reply =
        db.core()
            .write(
                "sys/leases/renew",
                Databases.object("lease_id", made.lease(), "increment", seconds).toString());
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
    assertThat(reply.at("lease_duration").asInt()).isEqualTo(given);
  }

  private static long until(Databases.Made made) {
    return Long.parseLong(
        boss.ask(
                "SELECT extract(epoch FROM rolvaliduntil)::bigint FROM pg_roles WHERE rolname = '"
                    + made.name()
                    + "'")
            .getFirst());
  }

  @Test
  void whatFailsHalfWayLeavesNothing() {
    role("bad", "creation_statements", List.of(CREATE, "GRANT nothing TO \"{{name}}\""));
    Databases.refused(db.get("creds/bad"), 400, "nothing");
    db.core().keepHouse();
    assertThat(accounts()).isEmpty();
    assertThat(db.leases("bad")).isEmpty();
  }

  @Test
  void noErrorShowsThePassword() {
    role("bad", "creation_statements", List.of("CREATE ROLE x PASSWORD {{password}}"));
    Reply reply = db.get("creds/bad");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors().toString())
        .contains("ERROR", "SQLSTATE 42601")
        .doesNotContainPattern("[A-Za-z]\\d[A-Za-z]");
  }

  @Test
  void allThatAnAccountWasGrantedIsTakenBackAndItsSessionsEnd() throws SQLException {
    role(
        "reader",
        "creation_statements",
        List.of(
            CREATE,
            "GRANT USAGE ON SCHEMA shop TO \"{{name}}\"; GRANT SELECT ON ALL TABLES IN SCHEMA shop"
                + " TO \"{{name}}\"; GRANT USAGE ON ALL SEQUENCES IN SCHEMA shop TO \"{{name}}\"",
            "GRANT CONNECT ON DATABASE postgres TO \"{{name}}\""));
    Databases.Made made = db.creds("reader");
    try (Connection session = boss.as(made.name(), made.password()).connect()) {
      db.revoke(made.lease());
      assertThat(session.isValid(5)).isFalse();
    }
    assertThat(accounts()).isEmpty();
  }

  @Test
  void aRoleThatOwnsSomethingLosesItsLoginAndIsTriedAgainUntilItCanBeDropped() {
    role(
        "owner",
        "creation_statements",
        List.of(CREATE, "GRANT CREATE ON SCHEMA shop TO \"{{name}}\""));
    Databases.Made made = db.creds("owner");
    boss.run("CREATE TABLE shop.own ()", "ALTER TABLE shop.own OWNER TO \"" + made.name() + "\"");

    db.revoke(made.lease());
    assertThat(accounts()).containsExactly(made.name());
    assertThat(boss.as(made.name(), made.password()).letsIn()).isFalse();

    boss.run("DROP TABLE shop.own");
    db.core().later(Duration.ofMinutes(1));
    assertThat(accounts()).isEmpty();
  }

  @Test
  void ownStatementsForTheEndAreUsedAndMayBeRepeated() {
    role(
        "own",
        "creation_statements",
        List.of(CREATE, "CREATE TABLE shop.t_own ()"),
        "revocation_statements",
        List.of("DROP TABLE shop.t_own; DROP ROLE \"{{name}}\""));
    Databases.Made made = db.creds("own");
    // As if the server had died after the database was done.
    boss.run("DROP TABLE shop.t_own", "DROP ROLE \"" + made.name() + "\"");
    db.revoke(made.lease());
    assertThat(db.leases("own")).isEmpty();
  }

  @Test
  void manyAtOnceDoNotStandInEachOthersWay() throws Exception {
    configure("max_open_connections", 3);
    role(
        "many",
        "creation_statements",
        List.of(CREATE, "GRANT SELECT ON ALL TABLES IN SCHEMA shop TO \"{{name}}\""));
    List<Callable<String>> asks = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      asks.add(() -> db.creds("many").lease());
    }
    List<String> leases = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> lease : clients.invokeAll(asks)) {
        leases.add(lease.get());
      }
    }
    assertThat(leases).doesNotHaveDuplicates().hasSize(24);
    assertThat(accounts()).hasSize(24);
    Databases.ok(db.core().write("sys/leases/revoke-prefix/db/creds/many", "{}"));
    for (int i = 0; i < 20 && !accounts().isEmpty(); i++) {
      db.core().later(Duration.ofSeconds(30));
    }
    assertThat(accounts()).isEmpty();
  }

  @Test
  void aRoleThatIsNotAllowedGetsNothing() {
    role("app");
    configure("allowed_roles", "other-*");
    Databases.refused(db.get("creds/app"), 403, "not an allowed role");
    role("other-one");
    db.revoke(db.creds("other-one").lease());
  }

  @Test
  void passwordsAreHashedBeforeTheyAreSentWhereThatIsAskedFor() {
    configure("password_authentication", "scram-sha-256");
    role(
        "app",
        "creation_statements",
        List.of(CREATE, "CREATE TABLE shop.said AS SELECT '{{password}}'::text AS what"));
    Databases.Made made = db.creds("app");
    assertThat(boss.as(made.name(), made.password()).letsIn()).isTrue();
    assertThat(boss.ask("SELECT what FROM shop.said").getFirst()).startsWith("SCRAM-SHA-256$");
    boss.run("DROP TABLE shop.said");
    db.revoke(made.lease());
  }

  @Test
  void aPublicKeyIsMadeWhereTheRoleAsksForOne() {
    role(
        "key",
        "credential_type",
        "rsa_private_key",
        "creation_statements",
        List.of(
            "CREATE ROLE \"{{name}}\"; CREATE TABLE shop.key AS SELECT '{{public_key}}'::text AS key"));
    Reply reply = db.get("creds/key");
    assertThat(Databases.ok(reply).path("rsa_private_key").asText())
        .startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(boss.ask("SELECT key FROM shop.key").getFirst())
        .startsWith("-----BEGIN PUBLIC KEY-----");
    boss.run("DROP TABLE shop.key");
    db.revoke(reply.text("lease_id"));
  }

  @Test
  void aConnectionThatCannotBeMadeIsNotStored() {
    Databases.refused(
        db.post(
            "config/wrong",
            "plugin_name",
            "postgresql-database-plugin",
            "connection_url",
            server.templatedUrl(),
            "username",
            "nobody",
            "password",
            "s3cret-of-nobody"),
        400,
        "error verifying connection");
    assertThat(db.get("config/wrong").status()).isEqualTo(404);
    assertThat(db.get("config/pg").body().toString()).doesNotContain(PostgresServer.PASSWORD);
  }

  @Test
  void whatWasConnectedIsConnectedAnewAfterSealing() {
    role("app");
    Databases.Made before = db.creds("app");
    db.done("reset/pg");
    assertThat(db.done("reload/postgresql-database-plugin").path("count").asInt()).isEqualTo(1);
    Databases.Made after = db.creds("app");
    db.revoke(before.lease());
    db.revoke(after.lease());
    assertThat(accounts()).isEmpty();
  }
}

package io.holdfast.acceptance.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Patience;
import io.holdfast.acceptance.program.Reply;
import io.holdfast.testkit.database.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A database with accounts that stay and accounts that come and go, and what the clients know of
 * them.
 */
final class Scene {
  static final int STATIC_ROLES = 4;

  /** A rotation that was interrupted may be repeated after half a minute. */
  private static final Duration SETTLED = Duration.ofSeconds(90);

  private final PostgresServer postgres;

  /** The leases that were acknowledged and not revoked, with the names of their accounts. */
  private final Map<String, Account> known = new ConcurrentHashMap<>();

  /** Names whose revocation was acknowledged. */
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();

  private Scene(PostgresServer postgres) {
    this.postgres = postgres;
  }

  record Account(String name, String password) {}

  static Scene set(Api root, PostgresServer postgres) {
    Scene scene = new Scene(postgres);
    scene.run("CREATE ROLE admin SUPERUSER LOGIN PASSWORD 'first'", "CREATE TABLE orders (id int)");
    root.post("sys/mounts/database", Map.of("type", "database")).succeeds();
    root.post(
            "database/config/pg",
            Map.of(
                "plugin_name",
                "postgresql-database-plugin",
                "connection_url",
                postgres.templatedUrl(),
                "username",
                "admin",
                "password",
                "first",
                "allowed_roles",
                "*",
                "max_open_connections",
                8))
        .succeeds();
    root.post(
            "database/roles/app",
            Map.of(
                "db_name",
                "pg",
                "creation_statements",
                List.of(
                    "CREATE ROLE \"{{name}}\" LOGIN PASSWORD '{{password}}' VALID UNTIL"
                        + " '{{expiration}}'; GRANT SELECT ON orders TO \"{{name}}\""),
                "default_ttl",
                "2h"))
        .succeeds();
    for (int i = 0; i < STATIC_ROLES; i++) {
      scene.run("CREATE ROLE stat" + i + " LOGIN PASSWORD 'first'");
      root.post(
              "database/static-roles/stat" + i,
              Map.of("db_name", "pg", "username", "stat" + i, "rotation_period", "24h"))
          .succeeds();
    }
    return scene;
  }

  void made(String lease, Account account) {
    known.put(lease, account);
  }

  /** Leases that somebody may revoke. */
  List<String> leases() {
    return List.copyOf(known.keySet());
  }

  /** From now on nobody knows whether it is there, until its end is acknowledged. */
  Optional<Account> revoking(String lease) {
    return Optional.ofNullable(known.remove(lease));
  }

  void revoked(Optional<Account> account) {
    account.map(Account::name).ifPresent(revoked::add);
  }

  /** The database's accounts and the server's leases are the same ones, as far as can be seen. */
  void accountsAreThoseOfLeases(Api root) {
    Patience.until(
        "an account for each lease, and a lease for each account",
        SETTLED,
        () -> accounts().size() == listed(root).size());
    Set<String> accounts = accounts();
    assertThat(new HashSet<>(listed(root))).containsAll(leaves(known.keySet()));
    known.forEach((lease, account) -> assertThat(accounts).as(lease).contains(account.name()));
    known.values().stream()
        .limit(3)
        .forEach(account -> assertThat(letsIn(account.name(), account.password())).isTrue());
    assertThat(accounts).as("accounts").isNotNull().allMatch(name -> !revoked.contains(name));
  }

  private static List<String> leaves(Set<String> leases) {
    return leases.stream().map(lease -> lease.substring(lease.lastIndexOf('/') + 1)).toList();
  }

  private static List<String> listed(Api root) {
    Reply reply = root.list("sys/leases/lookup/database/creds/app/");
    return reply.status() == 404 ? List.of() : reply.succeeds().texts("data/keys");
  }

  void everyStoredPasswordWorks(Api root) {
    for (int i = 0; i < STATIC_ROLES; i++) {
      String role = "stat" + i;
      Patience.until(
          "the stored password of " + role + " lets in",
          SETTLED,
          () ->
              letsIn(
                  role,
                  root.get("database/static-creds/" + role).succeeds().text("data/password")));
    }
    root.get("database/creds/app").succeeds();
  }

  void nothingIsLeftWhenAllIsRevoked(Api root) {
    root.post("sys/leases/revoke-prefix/database/creds/app").succeeds();
    Patience.until("no account is left", SETTLED, () -> accounts().isEmpty());
    assertThat(listed(root)).isEmpty();
  }

  private Set<String> accounts() {
    try (Connection connection = boss();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT rolname FROM pg_roles WHERE rolname LIKE 'v-%'")) {
      Set<String> names = new HashSet<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void run(String... statements) {
    try (Connection connection = boss();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        var _ = statement.execute(one);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Connection boss() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(), PostgresServer.USER, PostgresServer.PASSWORD);
  }

  private boolean letsIn(String name, String password) {
    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), name, password)) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }
}

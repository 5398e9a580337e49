package io.holdfast.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.database.product.DatabaseFailure;
import io.holdfast.engine.database.product.Details;
import io.holdfast.engine.database.product.Login;
import io.holdfast.engine.database.redis.RedisProduct;
import io.holdfast.testkit.database.RedisServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisTest {
  private static RedisServer server;

  private Databases db;

  @BeforeAll
  static void startServer() {
    server = RedisServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void mount() {
    db = new Databases();
    db.done(
        "config/red",
        "plugin_name",
        "redis-database-plugin",
        "host",
        "127.0.0.1",
        "port",
        server.port(),
        "username",
        RedisServer.USER,
        "password",
        RedisServer.PASSWORD,
        "allowed_roles",
        "*");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private static boolean letsIn(String username, String password) {
    Details details =
        new Details(
            Databases.object(
                "host", "127.0.0.1", "port", server.port(), "username", "x", "password", "x"));
    try (var database = new RedisProduct().open(details, List.of(new Login(username, password)))) {
      database.verify();
      return true;
    } catch (DatabaseFailure e) {
      // It may log in, and may not PING: that is all a role without rules leaves out.
      return String.valueOf(e.getMessage()).contains("NOPERM");
    }
  }

  @Test
  void anAccountWorksUntilItsLeaseIsRevoked() {
    db.done(
        "roles/app", "db_name", "red", "creation_statements", "[\"~*\", \"+@read\", \"+ping\"]");
    Databases.Made made = db.creds("app");
    assertThat(made.name()).matches("V_ROOT_APP_[A-Z0-9]{20}_\\d+");
    assertThat(letsIn(made.name(), made.password())).isTrue();
    db.revoke(made.lease());
    assertThat(letsIn(made.name(), made.password())).isFalse();
  }

  @Test
  void aRuleThatIsNoneMakesNothing() {
    db.done("roles/bad", "db_name", "red", "creation_statements", "[\"+@nothing\"]");
    Databases.refused(db.get("creds/bad"), 400, "cannot make the account");
    db.core().keepHouse();
    assertThat(db.leases("bad")).isEmpty();
  }

  @Test
  void passwordsOfAccountsThatStayAreChanged() {
    db.done("roles/any", "db_name", "red");
    Databases.Made stays = db.creds("any");
    db.done("static-roles/s", "db_name", "red", "username", stays.name(), "rotation_period", "1h");
    assertThat(letsIn(stays.name(), stays.password())).isFalse();
    String first = Databases.ok(db.get("static-creds/s")).path("password").asText();
    assertThat(letsIn(stays.name(), first)).isTrue();
    db.done("rotate-role/s");
    assertThat(letsIn(stays.name(), first)).isFalse();
    Databases.refused(
        db.post("static-roles/t", "db_name", "red", "username", "nobody", "rotation_period", "1h"),
        400,
        "nobody");
  }

  @Test
  void theConnectionsOwnPasswordIsChanged() {
    db.done("roles/maker", "db_name", "red", "creation_statements", "[\"~*\", \"+@all\"]");
    Databases.Made maker = db.creds("maker");
    db.done(
        "config/two",
        "plugin_name",
        "valkey-database-plugin",
        "host",
        "127.0.0.1",
        "port",
        server.port(),
        "username",
        maker.name(),
        "password",
        maker.password(),
        "allowed_roles",
        "*");
    db.done("rotate-root/two");
    assertThat(letsIn(maker.name(), maker.password())).isFalse();
    db.done("roles/after", "db_name", "two");
    db.revoke(db.creds("after").lease());
  }
}

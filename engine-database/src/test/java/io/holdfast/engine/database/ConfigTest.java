package io.holdfast.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections and roles as they are written and read, without a database. */
class ConfigTest {
  private static final String URL =
      "postgresql://{{username}}:{{password}}@127.0.0.1:1/nothing?sslmode=disable";

  private Databases db;

  @BeforeEach
  void mount() {
    db = new Databases();
  }

  @AfterEach
  void close() {
    db.close();
  }

  private Reply config(String name, Object... more) {
    Object[] all = new Object[4 + more.length];
    all[0] = "connection_url";
    all[1] = URL;
    all[2] = "verify_connection";
    all[3] = false;
    System.arraycopy(more, 0, all, 4, more.length);
    return db.post("config/" + name, all);
  }

  @Test
  void aConnectionIsShownWithoutItsPassword() {
    var _ =
        Databases.ok(
            config(
                "one",
                "plugin_name",
                "postgresql-database-plugin",
                "username",
                "u",
                "password",
                "p-secret",
                "allowed_roles",
                "a,b",
                "max_open_connections",
                7,
                "private_key",
                "k-secret"));
    JsonNode shown = Databases.ok(db.get("config/one"));
    assertThat(shown.toString()).doesNotContain("secret");
    assertThat(shown.path("connection_details").path("connection_url").asText()).isEqualTo(URL);
    assertThat(shown.path("connection_details").path("max_open_connections").asInt()).isEqualTo(7);
    assertThat(shown.path("allowed_roles")).hasSize(2);
    assertThat(db.list("config").keys()).containsExactly("one");
    Databases.ok(db.delete("config/one"));
    assertThat(db.get("config/one").status()).isEqualTo(404);
  }

  @Test
  void aPasswordWithinTheAddressIsWarnedOfAndHidden() {
    Reply reply =
        db.post(
            "config/one",
            "plugin_name",
            "postgresql-database-plugin",
            "connection_url",
            "postgresql://u:p-secret@127.0.0.1:1/x",
            "verify_connection",
            false);
    assertThat(reply.warnings()).hasSize(1);
    assertThat(db.get("config/one").body().toString()).doesNotContain("secret");
  }

  @Test
  void whatCannotWorkIsRefusedWithTheFieldsName() {
    Databases.refused(config("x"), 400, "plugin_name");
    Databases.refused(config("x", "plugin_name", "oracle-database-plugin"), 400, "oracle");
    String plugin = "postgresql-database-plugin";
    Databases.refused(
        config("x", "plugin_name", plugin, "plugin_version", "v9.9.9"), 400, "plugin_version");
    Databases.refused(
        config("x", "plugin_name", plugin, "username_template", "{{ .Nothing }}"),
        400,
        "username_template");
    Databases.refused(
        config("x", "plugin_name", plugin, "max_open_connections", "many"),
        400,
        "max_open_connections");
    Databases.refused(
        config("x", "plugin_name", plugin, "password_authentication", "md5"),
        400,
        "password_authentication");
    Databases.refused(
        config("x", "plugin_name", plugin, "connection_url", "nowhere"), 400, "connection_url");
    Databases.refused(
        config("x", "plugin_name", plugin, "rotation_schedule", "often"), 400, "rotation_schedule");
    Databases.refused(
        config("x", "plugin_name", "mysql-database-plugin", "connection_url", "u@tcp(h)/?x=1"),
        400,
        "connection_url");
    Databases.refused(config("x", "plugin_name", "redis-database-plugin"), 400, "connection_url");
    assertThat(db.list("config").status()).isEqualTo(404);
  }

  @Test
  void aDatabaseThatNobodyServesIsSaidToBeUnreachable() {
    var _ =
        Databases.ok(
            config("one", "plugin_name", "postgresql-database-plugin", "allowed_roles", "*"));
    db.done("roles/app", "db_name", "one", "creation_statements", List.of("SELECT 1"));
    Databases.refused(db.get("creds/app"), 502, "cannot connect");
    db.done("roles/lost", "db_name", "missing", "creation_statements", List.of("SELECT 1"));
    Databases.refused(db.get("creds/lost"), 400, "missing");
    Databases.refused(db.get("creds/none"), 400, "unknown role");
  }

  @Test
  void aRoleKeepsWhatIsNotGivenAgain() {
    db.done(
        "roles/app",
        "db_name",
        "one",
        "creation_statements",
        "SELECT 1",
        "default_ttl",
        "1h",
        "max_ttl",
        "24h",
        "credential_config",
        "password_policy=strict");
    db.done("roles/app", "default_ttl", 60);
    JsonNode role = Databases.ok(db.get("roles/app"));
    assertThat(role.path("default_ttl").asInt()).isEqualTo(60);
    assertThat(role.path("max_ttl").asInt()).isEqualTo(86_400);
    assertThat(role.path("creation_statements").path(0).asText()).isEqualTo("SELECT 1");
    assertThat(role.path("credential_config").path("password_policy").asText()).isEqualTo("strict");
    Databases.refused(db.post("roles/x", "default_ttl", 1), 400, "db_name");
    Databases.refused(
        db.post("roles/x", "db_name", "one", "credential_type", "client_certificate"),
        400,
        "client_certificate");
  }
}

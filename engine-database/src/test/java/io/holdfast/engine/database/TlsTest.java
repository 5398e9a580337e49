package io.holdfast.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.database.MariaDbServer;
import io.holdfast.testkit.database.PostgresServer;
import io.holdfast.testkit.database.RedisServer;
import io.holdfast.testkit.database.ServerTls;
import io.holdfast.testkit.x509.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases that take TLS only, and clients with certificates only. */
class TlsTest {
  private static final TestAuthority OURS = TestAuthority.root("Ours");
  private static final TestAuthority OTHERS = TestAuthority.root("Others");
  private static final TestAuthority.Identity CLIENT = OURS.issue("CN=holdfast", builder -> {});

  private Databases db;
  private int configs;

  @BeforeEach
  void mount() {
    db = new Databases();
  }

  @AfterEach
  void close() {
    db.close();
  }

  private Reply config(ObjectNode settings, Object... more) {
    settings.put("allowed_roles", "*");
    settings.setAll(Databases.object(more));
    return db.core().write("db/config/c" + configs++, settings.toString());
  }

  @Test
  void postgresIsBelievedByItsAuthorityAndBelievesOurs() {
    try (PostgresServer server = PostgresServer.start(ServerTls.of(OURS, "localhost"))) {
      ObjectNode with =
          Databases.object(
              "plugin_name",
              "postgresql-database-plugin",
              "connection_url",
              url(server, "localhost", "verify-full"),
              "username",
              PostgresServer.USER,
              "password",
              PostgresServer.PASSWORD,
              "tls_ca",
              OURS.pem(),
              "tls_certificate",
              CLIENT.pem(),
              "private_key",
              CLIENT.keyPem());
      var _ = Databases.ok(config(with));
      db.done(
          "roles/app",
          "db_name",
          "c0",
          "creation_statements",
          "CREATE ROLE \"{{name}}\" LOGIN PASSWORD '{{password}}'");
      db.revoke(db.creds("app").lease());
      Databases.refused(config(with.deepCopy(), "tls_ca", OTHERS.pem()), 400, "tls_ca");
      Databases.refused(
          config(with.deepCopy(), "connection_url", url(server, "127.0.0.1", "verify-full")),
          400,
          "127.0.0.1");
      var _ =
          Databases.ok(
              config(with.deepCopy(), "connection_url", url(server, "127.0.0.1", "verify-ca")));
      Databases.refused(
          config(with.deepCopy(), "tls_certificate", "", "private_key", ""), 400, "certificate");
      Databases.refused(
          config(with.deepCopy(), "private_key", "no key"), 400, "the client's private key");
      Databases.refused(
          config(with.deepCopy(), "tls_ca", "no certificate"), 400, "the trusted authorities");
      ObjectNode trustingJava = with.deepCopy();
      trustingJava.remove("tls_ca");
      Databases.refused(config(trustingJava), 400, "tls_ca");
      assertThat(db.get("config/c0").body().toString()).doesNotContain("PRIVATE KEY");
    }
  }

  private static String url(PostgresServer server, String host, String mode) {
    return "postgresql://{{username}}:{{password}}@"
        + host
        + ":"
        + server.port()
        + "/postgres?sslmode="
        + mode;
  }

  @Test
  void mariaDbIsBelievedByItsAuthorityAndBelievesOurs() {
    try (MariaDbServer server = MariaDbServer.start(ServerTls.of(OURS, "localhost"))) {
      ObjectNode with =
          Databases.object(
              "plugin_name",
              "mysql-database-plugin",
              "connection_url",
              server.templatedUrl("localhost"),
              "username",
              MariaDbServer.USER,
              "password",
              MariaDbServer.PASSWORD,
              "tls_ca",
              OURS.pem(),
              "tls_certificate_key",
              CLIENT.pem() + CLIENT.keyPem());
      var _ = Databases.ok(config(with));
      db.done(
          "roles/app",
          "db_name",
          "c0",
          "creation_statements",
          "CREATE USER '{{name}}'@'%' IDENTIFIED BY '{{password}}'");
      db.revoke(db.creds("app").lease());
      Databases.refused(config(with.deepCopy(), "tls_ca", OTHERS.pem()), 400, "tls_ca");
      String elsewhere = server.templatedUrl("127.0.0.1");
      Databases.refused(
          config(with.deepCopy(), "connection_url", elsewhere), 400, "hostname verification");
      var _ =
          Databases.ok(
              config(with.deepCopy(), "connection_url", elsewhere, "tls_server_name", "localhost"));
      var _ =
          Databases.ok(
              config(
                  with.deepCopy(),
                  "connection_url",
                  elsewhere,
                  "tls_ca",
                  "",
                  "tls_skip_verify",
                  true));
      Databases.refused(config(with.deepCopy(), "tls_certificate_key", ""), 400, "Access denied");
      Databases.refused(
          config(with.deepCopy(), "tls_certificate_key", CLIENT.pem()),
          400,
          "the client's private key");
      ObjectNode trustingJava = with.deepCopy();
      trustingJava.remove("tls_ca");
      Databases.refused(config(trustingJava), 400, "tls_ca");
      assertThat(db.get("config/c0").body().toString()).doesNotContain("PRIVATE KEY");
    }
  }

  @Test
  void redisIsBelievedByItsAuthorityAndBelievesOurs() {
    try (RedisServer server = RedisServer.start(ServerTls.of(OURS, "localhost"))) {
      ObjectNode with =
          Databases.object(
              "plugin_name",
              "redis-database-plugin",
              "host",
              "localhost",
              "port",
              server.port(),
              "username",
              RedisServer.USER,
              "password",
              RedisServer.PASSWORD,
              "tls",
              true,
              "ca_cert",
              OURS.pem(),
              "tls_certificate",
              CLIENT.pem(),
              "private_key",
              CLIENT.keyPem());
      var _ = Databases.ok(config(with));
      db.done("roles/app", "db_name", "c0");
      db.revoke(db.creds("app").lease());
      Databases.refused(config(with.deepCopy(), "ca_cert", OTHERS.pem()), 400, "ca_cert");
      Databases.refused(config(with.deepCopy(), "host", "127.0.0.1"), 400, "another host");
      var _ = Databases.ok(config(with.deepCopy(), "ca_cert", OTHERS.pem(), "insecure_tls", true));
      Databases.refused(
          config(with.deepCopy(), "tls_certificate", "", "private_key", ""),
          400,
          "tls_certificate");
      Databases.refused(config(with.deepCopy(), "tls", false), 400, "connect");
      assertThat(db.get("config/c0").body().toString()).doesNotContain("PRIVATE KEY");
    }
  }
}

package io.holdfast.engine.database.mysql;

import io.holdfast.api.Refusal;
import io.holdfast.engine.database.pool.Connector;
import io.holdfast.engine.database.product.Details;
import io.holdfast.engine.database.product.Limits;
import io.holdfast.engine.database.product.Login;
import io.holdfast.engine.database.tls.PemTls;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.mariadb.jdbc.Driver;

/** Connects by MariaDB's driver, which serves MySQL as well. */
final class MysqlConnector implements Connector {
  /** Parameters of Go's driver that have no meaning here. */
  private static final Set<String> IGNORED =
      Set.of(
          "tls",
          "timeout",
          "readTimeout",
          "writeTimeout",
          "charset",
          "collation",
          "loc",
          "parseTime",
          "interpolateParams",
          "multiStatements",
          "maxAllowedPacket",
          "checkConnLiveness",
          "clientFoundRows",
          "columnsWithAlias",
          "connectionAttributes",
          "rejectReadOnly",
          "allowNativePasswords",
          "allowCleartextPasswords",
          "allowAllFiles",
          "allowFallbackToPlaintext",
          "allowOldPasswords");

  private final MysqlAddress address;
  private final String sslMode;
  private final PemTls tls;
  private final String serverName;

  MysqlConnector(Details details) {
    this.address = MysqlAddress.of(details.required("connection_url"));
    String authority = details.text("tls_ca");
    String own = details.text("tls_certificate_key");
    this.sslMode = sslMode(details, !authority.isEmpty() || !own.isEmpty());
    this.tls = PemTls.combined(authority, own, !sslMode.equals("trust"));
    this.serverName = details.text("tls_server_name");
    for (String name : address.parameters().keySet()) {
      if (!IGNORED.contains(name)) {
        throw new Refusal.InvalidRequest("connection_url: a parameter is not supported");
      }
    }
  }

  /** The certificates that are given. */
  PemTls tls() {
    return tls;
  }

  private String sslMode(Details details, boolean hasCertificates) {
    if (details.isTrue("tls_skip_verify")) {
      return "trust";
    }
    String tls = address.parameters().getOrDefault("tls", hasCertificates ? "true" : "false");
    return switch (tls) {
      case "true" -> "verify-full";
      case "skip-verify" -> "trust";
      case "false" -> {
        if (hasCertificates) {
          throw new Refusal.InvalidRequest("tls_ca and tls_certificate_key contradict tls=false");
        }
        yield "disable";
      }
      default ->
          throw new Refusal.InvalidRequest(
              "connection_url: tls is one of true, false, skip-verify");
    };
  }

  @Override
  public Connection connect(Login login) throws SQLException {
    Properties properties = new Properties();
    properties.put("user", filled(address.user(), login));
    properties.put("password", filled(address.password(), login));
    properties.put("connectTimeout", String.valueOf(Limits.CONNECT.toMillis()));
    properties.put("socketTimeout", String.valueOf(Limits.SOCKET.toMillis()));
    // A server may ask its client for any file.
    properties.put("allowLocalInfile", "false");
    properties.put("allowPublicKeyRetrieval", "true");
    properties.put("sslMode", sslMode);
    properties.put("tlsSocketType", PemTlsPlugin.TYPE);
    return limited(
        ScopedValue.where(PemTlsPlugin.SETTINGS, new PemTlsPlugin.Settings(tls, serverName))
            .call(() -> new Driver().connect(url(), properties)));
  }

  private static String filled(String part, Login login) {
    return MysqlAddress.filled(part, login.username(), login.password());
  }

  private String url() {
    return address.hosts().stream()
        .map(host -> "address=(host=" + host.name() + ")(port=" + host.port() + ")")
        .collect(Collectors.joining(",", "jdbc:mariadb://", "/" + address.database()));
  }

  private static Connection limited(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      var _ =
          statement.execute(
              "SET SESSION lock_wait_timeout = "
                  + Limits.LOCK.toSeconds()
                  + ", innodb_lock_wait_timeout = "
                  + Limits.LOCK.toSeconds());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}

package io.holdfast.engine.database.postgres;

import io.holdfast.api.Refusal;
import io.holdfast.engine.database.pool.Connector;
import io.holdfast.engine.database.product.Details;
import io.holdfast.engine.database.product.Limits;
import io.holdfast.engine.database.product.Login;
import io.holdfast.engine.database.tls.PemTls;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Connects by pgjdbc. Each parameter of the address is set by name: none reaches the driver that
 * would name a class or a file of it.
 */
final class PostgresConnector implements Connector {
  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
  private static final Map<String, String> TARGETS =
      Map.of(
          "any", "any",
          "read-write", "primary",
          "primary", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");
  private static final Set<String> IGNORED =
      Set.of(
          "sslmode",
          "connect_timeout",
          "gssencmode",
          "krbsrvname",
          "fallback_application_name",
          "timezone",
          "binary_parameters",
          "disable_prepared_binary_result",
          "statement_cache_capacity",
          "default_query_exec_mode");
  private static final Set<String> FILES = Set.of("sslrootcert", "sslcert", "sslkey");
  private static final Pattern SETTING = Pattern.compile("[a-z_.]{1,63}");

  private final PostgresAddress address;
  private final Details details;
  private final String sslMode;
  private final StringBuilder options = new StringBuilder("-c TimeZone=UTC");

  PostgresConnector(Details details) {
    this.details = details;
    this.address = PostgresAddress.of(details.required("connection_url"));
    this.sslMode = sslMode();
    address.parameters().forEach(this::option);
  }

  /** The certificates that are given. */
  PemTls tls() {
    return new PemTls(
        details.text("tls_ca"),
        details.text("tls_certificate"),
        details.text("private_key"),
        sslMode.startsWith("verify") || !details.text("tls_ca").isEmpty());
  }

  private String sslMode() {
    boolean hasCertificates =
        !details.text("tls_ca").isEmpty() || !details.text("tls_certificate").isEmpty();
    String given = address.parameters().getOrDefault("sslmode", "");
    String mode = given.isEmpty() ? hasCertificates ? "verify-full" : "prefer" : given;
    if (!SSL_MODES.contains(mode)) {
      throw new Refusal.InvalidRequest(
          "connection_url: sslmode is one of disable, allow, prefer, require, verify-ca,"
              + " verify-full");
    }
    if (hasCertificates && mode.equals("disable")) {
      throw new Refusal.InvalidRequest("tls_ca and tls_certificate contradict sslmode=disable");
    }
    return mode;
  }

  /** Settings of the session, as libpq's {@code options} and other drivers' parameters. */
  private void option(String name, String value) {
    switch (name) {
      case "application_name",
          "target_session_attrs",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "channel_binding" -> {}
      case "options" -> options.append(' ').append(value);
      default -> {
        if (IGNORED.contains(name)) {
          return;
        }
        if (!SETTING.matcher(name).matches()) {
          throw new Refusal.InvalidRequest("connection_url: a parameter is not understood");
        }
        String escaped = value.replace("\\", "\\\\").replace(" ", "\\ ");
        options.append(" -c ").append(name).append('=').append(escaped);
      }
    }
  }

  @Override
  public Connection connect(Login login) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(address.hosts().toArray(String[]::new));
    source.setPortNumbers(address.ports().stream().mapToInt(Integer::intValue).toArray());
    String database = filled(address.database(), login);
    if (!database.isEmpty()) {
      source.setDatabaseName(database);
    }
    // Simple queries: statements go as they were written, several in one where they must.
    source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    source.setConnectTimeout((int) Limits.CONNECT.toSeconds());
    source.setSocketTimeout((int) Limits.SOCKET.toSeconds());
    source.setCancelSignalTimeout((int) Limits.CONNECT.toSeconds());
    source.setTcpKeepAlive(true);
    source.setGssEncMode("disable");
    // Details may quote what was sent.
    source.setLogServerErrorDetail(false);
    source.setApplicationName(address.parameters().getOrDefault("application_name", "holdfast"));
    source.setOptions(options.toString());
    String target = TARGETS.get(address.parameters().getOrDefault("target_session_attrs", "any"));
    if (target != null) {
      source.setTargetServerType(target);
    }
    encrypt(source);
    return source.getConnection(filled(address.user(), login), filled(address.password(), login));
  }

  private String filled(String part, Login login) {
    return address.filled(
        part, login.username(), login.password(), !details.isTrue("disable_escaping"));
  }

  private void encrypt(PGSimpleDataSource source) {
    source.setSslMode(sslMode);
    if (tls().isGiven() || (sslMode.startsWith("verify") && !namesFiles())) {
      source.setSslfactory(PemSocketFactory.class.getName());
      source.setSslFactoryArg(PemSocketFactory.argument(tls()));
    } else {
      set(address.parameters().get("sslrootcert"), source::setSslRootCert);
      set(address.parameters().get("sslcert"), source::setSslCert);
      set(address.parameters().get("sslkey"), source::setSslKey);
    }
    set(address.parameters().get("channel_binding"), source::setChannelBinding);
  }

  /** Otherwise those authorities are trusted that Java trusts, as Go's drivers have it. */
  private boolean namesFiles() {
    return FILES.stream().anyMatch(address.parameters()::containsKey);
  }

  private static void set(
      @org.jspecify.annotations.Nullable String value, java.util.function.Consumer<String> setter) {
    if (value != null && !value.isEmpty()) {
      setter.accept(value);
    }
  }
}

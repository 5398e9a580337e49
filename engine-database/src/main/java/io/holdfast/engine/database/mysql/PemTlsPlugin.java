package io.holdfast.engine.database.mysql;

import io.holdfast.engine.database.tls.PemTls;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.mariadb.jdbc.plugin.tls.main.DefaultTlsSocketPlugin;

/**
 * TLS with the certificates of the configuration; made by MariaDB's driver for each connection, as
 * a service of this name. The certificates come by a scoped value: the driver's own settings are
 * texts, which it keeps and may log.
 */
public final class PemTlsPlugin extends DefaultTlsSocketPlugin {
  static final String TYPE = "holdfast";
  static final ScopedValue<Settings> SETTINGS = ScopedValue.newInstance();

  /**
   * What a connection is made with.
   *
   * @param serverName that the server's certificate must be for; empty for the host's own
   */
  record Settings(PemTls tls, String serverName) {}

  private String serverName = "";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public TrustManager[] getTrustManager(
      Configuration conf, ExceptionFactory exceptions, @Nullable HostAddress host)
      throws SQLException {
    Settings settings = SETTINGS.get();
    serverName = settings.serverName();
    try {
      TrustManager[] own = settings.tls().trust();
      return own == null ? trustOfJava() : own;
    } catch (GeneralSecurityException | IOException e) {
      throw exceptions.create("TLS cannot be set up with tls_ca", "08000", e);
    }
  }

  private static TrustManager[] trustOfJava() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((java.security.KeyStore) null);
    return factory.getTrustManagers();
  }

  @Override
  public KeyManager[] getKeyManager(Configuration conf, ExceptionFactory exceptions)
      throws SQLException {
    try {
      return SETTINGS.get().tls().keys();
    } catch (GeneralSecurityException | IOException e) {
      throw exceptions.create("TLS cannot be set up with tls_certificate_key", "08000", e);
    }
  }

  @Override
  public void verify(String host, SSLSession session, long serverThreadId) throws SSLException {
    super.verify(serverName.isEmpty() ? host : serverName, session, serverThreadId);
  }
}

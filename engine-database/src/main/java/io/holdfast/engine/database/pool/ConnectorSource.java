package io.holdfast.engine.database.pool;

import io.holdfast.engine.database.product.Login;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connects with the first login that the database takes: while a rotation is under way it may have
 * the new password already, or still the old one.
 */
final class ConnectorSource implements DataSource {
  private final Connector connector;
  private final List<Login> logins;

  ConnectorSource(Connector connector, List<Login> logins) {
    this.connector = connector;
    this.logins = List.copyOf(logins);
  }

  @Override
  public Connection getConnection() throws SQLException {
    for (Login login : logins.subList(0, logins.size() - 1)) {
      try {
        return connector.connect(login);
      } catch (SQLException e) {
        if (!SqlFailures.isWrongLogin(e)) {
          throw e;
        }
      }
    }
    return connector.connect(logins.getLast());
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return connector.connect(new Login(username, password));
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("not a wrapper");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}

package io.holdfast.engine.database.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.engine.database.product.DatabaseFailure;
import io.holdfast.engine.database.product.Details;
import io.holdfast.engine.database.product.Limits;
import io.holdfast.engine.database.product.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The connections of one configuration; none is made before it is needed. */
public final class JdbcPool implements AutoCloseable {
  private static final int MOST = 4;
  private static final int CEILING = 100;
  private static final Duration IDLE = Duration.ofMinutes(1);

  /** The pool makes shorter lives into its own default. */
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(30);

  private final ConnectorSource source;
  private final List<String> secrets;
  private final int most;
  private final Duration life;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable HikariDataSource pool;
  private volatile boolean reached;
  private int lent;
  private boolean closed;

  public JdbcPool(Details details, List<Login> logins, Connector connector) {
    this.source = new ConnectorSource(connector, logins);
    this.secrets = logins.stream().map(Login::password).toList();
    this.most = size(details);
    this.life = details.duration("max_connection_lifetime");
  }

  /** How many connections may be open at once. */
  private static int size(Details details) {
    int wanted = details.number("max_open_connections");
    return wanted <= 0 ? MOST : Math.min(wanted, CEILING);
  }

  /** Passwords that no message may show. */
  public List<String> secrets() {
    return secrets;
  }

  /** Connects anew, to see whether that can be done. */
  public void verify() {
    try (Connection connection = source.getConnection()) {
      if (!connection.isValid((int) Limits.CONNECT.toSeconds())) {
        throw new SQLException("the connection is not valid", "08006");
      }
      reached = true;
    } catch (SQLException e) {
      throw SqlFailures.unreachable(e, secrets);
    }
  }

  /** A connection, until it is given back. */
  public final class Loan implements AutoCloseable {
    private final Connection connection;

    private Loan(Connection connection) {
      this.connection = connection;
    }

    public Connection connection() {
      return connection;
    }

    @Override
    public void close() throws SQLException {
      try {
        connection.close();
      } finally {
        giveBack();
      }
    }
  }

  /** Lends a connection. */
  public Loan borrow() {
    if (!reached) {
      // The pool would go on trying until its own limit; this says at once what is wrong.
      verify();
    }
    HikariDataSource lender = take();
    try {
      return new Loan(lender.getConnection());
    } catch (SQLException e) {
      reached = false;
      giveBack();
      throw SqlFailures.unreachable(e, secrets);
    }
  }

  private HikariDataSource take() {
    lock.lock();
    try {
      if (closed) {
        throw new DatabaseFailure(
            DatabaseFailure.Kind.CLOSED, "the connection was changed meanwhile; try again");
      }
      if (pool == null) {
        pool = new HikariDataSource(config());
      }
      lent++;
      return pool;
    } finally {
      lock.unlock();
    }
  }

  private void giveBack() {
    lock.lock();
    try {
      lent--;
      endUnlessLent();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      endUnlessLent();
    } finally {
      lock.unlock();
    }
  }

  /** Those who have a connection finish first: the pool would cut them off. */
  private void endUnlessLent() {
    HikariDataSource ending = pool;
    if (closed && lent == 0 && ending != null) {
      pool = null;
      // It waits for its own threads: not on the thread of whoever closes it.
      var _ = Thread.ofVirtual().name("database-pool-end").start(ending::close);
    }
  }

  private HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setDataSource(source);
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE.toMillis());
    config.setConnectionTimeout(Limits.POOL.toMillis());
    config.setValidationTimeout(Limits.CONNECT.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setMaxLifetime(
        life.isZero() || life.isNegative()
            ? 0
            : Math.max(life.toMillis(), SHORTEST_LIFE.toMillis()));
    return config;
  }
}

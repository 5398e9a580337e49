package io.holdfast.engine.database.mysql;

import io.holdfast.engine.database.pool.JdbcPool;
import io.holdfast.engine.database.pool.SqlFailures;
import io.holdfast.engine.database.product.DatabaseFailure;
import io.holdfast.engine.database.product.Deadline;
import io.holdfast.engine.database.product.Limits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Sessions on a MySQL or MariaDB server, one at a time by a lock of the server: whoever removes an
 * account waits for a session that may still be making it, though the server that asked for it is
 * dead. Statements about accounts commit by themselves there.
 */
final class Sessions {
  private static final String LOCK = "'holdfast'";

  private final JdbcPool pool;

  Sessions(JdbcPool pool) {
    this.pool = pool;
  }

  /** What is done in a session. */
  @FunctionalInterface
  interface Work {
    void on(Session session) throws SQLException;
  }

  /** A connection that has a time limit. */
  static final class Session {
    private final Connection connection;
    private final Deadline deadline;
    private boolean ran;

    private Session(Connection connection, Deadline deadline) {
      this.connection = connection;
      this.deadline = deadline;
    }

    Connection connection() {
      return connection;
    }

    void run(String sql) throws SQLException {
      deadline.check();
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        var _ = statement.execute(sql);
        ran = true;
      }
    }
  }

  /**
   * @param secrets that no message may show
   */
  void run(List<String> secrets, Work work) {
    run(secrets, Deadline.in(Limits.ALL_STATEMENTS), work);
  }

  /**
   * @param deadline after which no statement is begun any more
   */
  void run(List<String> secrets, Deadline deadline, Work work) {
    try (JdbcPool.Loan loan = pool.borrow()) {
      Connection connection = loan.connection();
      connection.setAutoCommit(true);
      lock(connection);
      Session session = new Session(connection, deadline);
      try {
        work.on(session);
      } catch (SQLException e) {
        throw half(session, SqlFailures.failed(e, secrets, false));
      } catch (DatabaseFailure e) {
        throw half(session, e);
      } finally {
        unlock(connection);
      }
    } catch (SQLException e) {
      throw SqlFailures.failed(e, secrets, true);
    }
  }

  /** What ran before the failure has happened. */
  private static DatabaseFailure half(Session session, DatabaseFailure failure) {
    return session.ran
        ? new DatabaseFailure(
            DatabaseFailure.Kind.UNKNOWN,
            "done in part, since statements commit by themselves here: " + failure.getMessage())
        : failure;
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT GET_LOCK(" + LOCK + ", " + Limits.LOCK.toSeconds() + ")")) {
      if (!rows.next() || rows.getInt(1) != 1) {
        throw new DatabaseFailure(
            DatabaseFailure.Kind.UNREACHABLE,
            "accounts of the database are being changed by another session; try again");
      }
    }
  }

  private static void unlock(Connection connection) throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      var _ = statement.execute("SELECT RELEASE_LOCK(" + LOCK + ")");
    } catch (SQLException e) {
      // The lock ends with the session.
      connection.abort(Runnable::run);
    }
  }
}

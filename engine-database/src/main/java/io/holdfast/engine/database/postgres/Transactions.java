package io.holdfast.engine.database.postgres;

import io.holdfast.engine.database.pool.JdbcPool;
import io.holdfast.engine.database.pool.SqlFailures;
import io.holdfast.engine.database.product.Deadline;
import io.holdfast.engine.database.product.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * Transactions on a PostgreSQL server, each under one advisory lock of the database. That has two
 * uses. {@code GRANT} and {@code REVOKE} of the same object by two sessions at once fail there
 * ("tuple concurrently updated"). And whoever removes an account waits for a session that may still
 * be making it, though the server that asked for it is dead: it cannot find the account absent, and
 * have it appear later.
 */
final class Transactions {
  /** "hfdb" in ASCII: the class of our advisory locks. */
  private static final int LOCK_CLASS = 0x68666462;

  private static final int ATTEMPTS = 3;

  /** Deadlock, serialization, lock not available, and an update of the same row of a catalog. */
  private static final Set<String> PASSING = Set.of("40P01", "40001", "XX000");

  private static final String LIMITS =
      "SET LOCAL lock_timeout = "
          + Limits.LOCK.toMillis()
          + "; SET LOCAL statement_timeout = "
          + Limits.STATEMENT.toMillis();

  private final JdbcPool pool;

  Transactions(JdbcPool pool) {
    this.pool = pool;
  }

  /** What is done in a transaction. */
  @FunctionalInterface
  interface Work {
    void on(Session session) throws SQLException;
  }

  /** A connection within a transaction that has a time limit. */
  record Session(Connection connection, Deadline deadline) {
    void run(String sql) throws SQLException {
      deadline.check();
      try (Statement statement = connection.createStatement()) {
        // Braces are the statement's own, not JDBC's.
        statement.setEscapeProcessing(false);
        var _ = statement.execute(sql);
      }
    }
  }

  /**
   * Does all of it or nothing.
   *
   * @param secrets that no message may show
   */
  void run(List<String> secrets, Work work) {
    run(secrets, Deadline.in(Limits.ALL_STATEMENTS), work);
  }

  /**
   * Does all of it or nothing.
   *
   * @param deadline after which nothing is committed any more
   */
  void run(List<String> secrets, Deadline deadline, Work work) {
    for (int attempt = 1; !tried(secrets, deadline, work, attempt == ATTEMPTS); attempt++) {}
  }

  private boolean tried(List<String> secrets, Deadline deadline, Work work, boolean last) {
    boolean committing = false;
    try (JdbcPool.Loan loan = pool.borrow()) {
      Connection connection = loan.connection();
      connection.setAutoCommit(false);
      try {
        Session session = new Session(connection, deadline);
        session.run(LIMITS);
        session.run("SELECT pg_advisory_xact_lock(" + LOCK_CLASS + ", 0)");
        work.on(session);
        session.deadline().check();
        committing = true;
        connection.commit();
        return true;
      } catch (SQLException | RuntimeException e) {
        undo(connection);
        throw e;
      }
    } catch (SQLException e) {
      if (!last && !committing && PASSING.contains(e.getSQLState())) {
        return false;
      }
      throw SqlFailures.failed(e, secrets, !committing);
    }
  }

  private static void undo(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The session is lost, and the server undoes what was not committed.
      return;
    }
  }
}

package io.holdfast.engine.database.postgres;

import io.holdfast.engine.database.pool.JdbcPool;
import io.holdfast.engine.database.pool.SqlFailures;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes a role the usual way: no login any more, no session, no privilege, no role. Each step is
 * good by itself, so that a role that cannot be dropped (it owns a table) is of no use all the
 * same.
 */
final class Removal {
  /**
   * What the role was granted, in this database and of those that all share, as the end of a {@code
   * REVOKE}. Only what was granted is touched: a revocation rewrites the catalog's row of its
   * object even when it changes nothing.
   */
  private static final String GRANTED =
      """
      SELECT DISTINCT
        CASE o.type
          WHEN 'table' THEN 'TABLE' WHEN 'view' THEN 'TABLE'
          WHEN 'materialized view' THEN 'TABLE' WHEN 'foreign table' THEN 'TABLE'
          WHEN 'table column' THEN 'TABLE'
          WHEN 'sequence' THEN 'SEQUENCE' WHEN 'schema' THEN 'SCHEMA'
          WHEN 'function' THEN 'FUNCTION' WHEN 'procedure' THEN 'PROCEDURE'
          WHEN 'database' THEN 'DATABASE' WHEN 'type' THEN 'TYPE' WHEN 'domain' THEN 'DOMAIN'
          WHEN 'language' THEN 'LANGUAGE' WHEN 'tablespace' THEN 'TABLESPACE'
          WHEN 'server' THEN 'FOREIGN SERVER'
          WHEN 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER'
        END || ' ' || o.identity
      FROM pg_shdepend d, pg_identify_object(d.classid, d.objid, 0) o
      WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = ? AND d.deptype = 'a'
        AND d.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
      """;

  private final JdbcPool pool;
  private final Transactions transactions;

  Removal(JdbcPool pool, Transactions transactions) {
    this.pool = pool;
    this.transactions = transactions;
  }

  void usual(String name) {
    List<Long> found = new ArrayList<>();
    transactions.run(
        pool.secrets(),
        session -> {
          found.clear();
          Optional<Long> role = find(session, name);
          if (role.isPresent()) {
            found.add(role.get());
            session.run("ALTER ROLE " + quoted(name) + " NOLOGIN");
          }
        });
    if (found.isEmpty()) {
      return;
    }
    endSessions(found.getFirst());
    transactions.run(
        pool.secrets(),
        session -> {
          for (String granted : granted(session, found.getFirst())) {
            session.run("REVOKE ALL PRIVILEGES ON " + granted + " FROM " + quoted(name));
          }
          session.run("DROP ROLE IF EXISTS " + quoted(name));
        });
  }

  /** Whether the role is there. */
  boolean isThere(String name) {
    List<Long> found = new ArrayList<>();
    transactions.run(pool.secrets(), session -> find(session, name).ifPresent(found::add));
    return !found.isEmpty();
  }

  /** The role's number. */
  static Optional<Long> find(Transactions.Session session, String name) throws SQLException {
    try (PreparedStatement query =
        session.connection().prepareStatement("SELECT oid FROM pg_roles WHERE rolname = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
      }
    }
  }

  private static List<String> granted(Transactions.Session session, long role) throws SQLException {
    List<String> granted = new ArrayList<>();
    try (PreparedStatement query = session.connection().prepareStatement(GRANTED)) {
      query.setLong(1, role);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String one = rows.getString(1);
          if (one != null) {
            granted.add(one);
          }
        }
      }
    }
    return granted;
  }

  /** Best effort: who may not end them may still drop the role. */
  private void endSessions(long role) {
    try (JdbcPool.Loan loan = pool.borrow();
        PreparedStatement end =
            loan.connection()
                .prepareStatement(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usesysid = ?")) {
      end.setLong(1, role);
      end.executeQuery().close();
    } catch (SQLException e) {
      if (SqlFailures.isSessionLost(e)) {
        throw SqlFailures.failed(e, pool.secrets(), true);
      }
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}

package io.holdfast.engine.database.pool;

import io.holdfast.engine.database.product.DatabaseFailure;
import io.holdfast.engine.database.product.DatabaseFailure.Kind;
import io.holdfast.engine.database.product.Redaction;
import io.holdfast.engine.database.tls.Handshakes;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

/** What drivers throw, as what it means here. */
public final class SqlFailures {
  private SqlFailures() {}

  /** Whether name or password were wrong (class 28 of SQLSTATE). */
  static boolean isWrongLogin(SQLException e) {
    return state(e).startsWith("28");
  }

  /** Whether the session is lost, so that nobody knows what became of the statement. */
  public static boolean isSessionLost(SQLException e) {
    return e instanceof SQLNonTransientConnectionException
        || e instanceof SQLTransientConnectionException
        || e instanceof SQLTimeoutException
        || state(e).isEmpty()
        || state(e).startsWith("08")
        || state(e).startsWith("57P");
  }

  /** No session could be had. */
  public static DatabaseFailure unreachable(SQLException e, List<String> secrets) {
    SQLException cause = e;
    while (cause.getCause() instanceof SQLException deeper) {
      cause = deeper;
    }
    SQLException reason = cause;
    return new DatabaseFailure(
        isWrongLogin(cause) ? Kind.REFUSED : Kind.UNREACHABLE,
        "cannot connect to the database: "
            + Handshakes.explain(e, "tls_ca", "client certificate")
                .orElseGet(() -> Redaction.of(message(reason), secrets)));
  }

  /** A statement failed, all of whose effects are undone unless the session was lost after it. */
  public static DatabaseFailure failed(SQLException e, List<String> secrets, boolean undone) {
    Kind kind = isSessionLost(e) && !undone ? Kind.UNKNOWN : Kind.REFUSED;
    if (isSessionLost(e) && undone) {
      kind = Kind.UNREACHABLE;
    }
    return new DatabaseFailure(kind, Redaction.of(message(e), secrets));
  }

  private static String message(SQLException e) {
    String text = e.getMessage();
    String said = text == null ? e.getClass().getSimpleName() : text;
    return state(e).isEmpty() ? said : said + " (SQLSTATE " + state(e) + ")";
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }
}

package io.holdfast.engine.database.mysql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Removes an account the usual way, at whatever hosts it has, and ends its sessions. */
final class Removal {
  private Removal() {}

  static void usual(Sessions.Session session, String name) throws SQLException {
    for (String host : hosts(session, name)) {
      String account = quoted(name) + "@" + quoted(host);
      session.run("REVOKE ALL PRIVILEGES, GRANT OPTION FROM " + account);
      session.run("DROP USER " + account);
    }
    endSessions(session, name);
  }

  /** The hosts that an account of this name may come from. */
  static List<String> hosts(Sessions.Session session, String name) throws SQLException {
    return strings(session, "SELECT Host FROM mysql.user WHERE User = ?", name);
  }

  private static void endSessions(Sessions.Session session, String name) throws SQLException {
    List<String> ids =
        strings(session, "SELECT id FROM information_schema.processlist WHERE user = ?", name);
    for (String id : ids) {
      endSession(session, Long.parseLong(id));
    }
  }

  private static void endSession(Sessions.Session session, long id) {
    try {
      session.run("KILL " + id);
    } catch (SQLException e) {
      // It ended by itself, or is not ours to end: the account is gone in any case.
      return;
    }
  }

  private static List<String> strings(Sessions.Session session, String sql, String name)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement query = session.connection().prepareStatement(sql)) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}

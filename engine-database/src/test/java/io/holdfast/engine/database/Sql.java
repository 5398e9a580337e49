package io.holdfast.engine.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A database as its users see it. */
record Sql(String url, String user, String password) {
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.put("user", user);
    properties.put("password", password);
    return DriverManager.getConnection(url, properties);
  }

  Sql as(String other, String secret) {
    return new Sql(url, other, secret);
  }

  /** Whether the user may log in. */
  boolean letsIn() {
    try (Connection connection = connect()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        var _ = statement.execute(one);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The first column of a query's rows. */
  List<String> ask(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}

package io.holdfast.engine.database.mysql;

import io.holdfast.engine.database.pool.JdbcPool;
import io.holdfast.engine.database.product.Account;
import io.holdfast.engine.database.product.Database;
import io.holdfast.engine.database.product.DatabaseFailure;
import io.holdfast.engine.database.product.Deadline;
import io.holdfast.engine.database.statement.Dialect;
import io.holdfast.engine.database.statement.Placeholders;
import io.holdfast.engine.database.statement.Statements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A MySQL or MariaDB server. */
final class MysqlDatabase implements Database {
  private static final List<String> USUAL_CHANGE =
      List.of("ALTER USER '{{username}}'@'%' IDENTIFIED BY '{{password}}'");

  private final JdbcPool pool;
  private final Sessions sessions;
  private final boolean escaping;

  MysqlDatabase(JdbcPool pool, boolean escaping) {
    this.pool = pool;
    this.sessions = new Sessions(pool);
    this.escaping = escaping;
  }

  @Override
  public void verify() {
    pool.verify();
  }

  @Override
  public void create(Account account, Instant expiration, List<String> statements) {
    if (Statements.split(statements, Dialect.MYSQL).isEmpty()) {
      throw new DatabaseFailure(
          DatabaseFailure.Kind.REFUSED, "the role has no creation_statements");
    }
    Placeholders values = Placeholders.of(Dialect.MYSQL, escaping, account).until(expiration);
    sessions.run(secrets(account), session -> runAll(session, statements, values));
  }

  @Override
  public void change(Account account, List<String> statements, Deadline deadline) {
    Placeholders values = Placeholders.of(Dialect.MYSQL, escaping, account);
    sessions.run(
        secrets(account),
        deadline,
        session -> runAll(session, statements.isEmpty() ? USUAL_CHANGE : statements, values));
  }

  /** Accounts have no time at which they end; as in Vault, only statements could do something. */
  @Override
  public boolean renews(List<String> statements) {
    return !statements.isEmpty();
  }

  @Override
  public void renew(String name, Instant expiration, List<String> statements) {
    Placeholders values = Placeholders.of(Dialect.MYSQL, escaping, name).until(expiration);
    sessions.run(pool.secrets(), session -> runAll(session, statements, values));
  }

  @Override
  public void remove(String name, List<String> statements, boolean made) {
    if (statements.isEmpty()) {
      sessions.run(pool.secrets(), session -> Removal.usual(session, name));
      return;
    }
    Placeholders values = Placeholders.of(Dialect.MYSQL, escaping, name);
    try {
      sessions.run(
          pool.secrets(),
          session -> {
            if (made || !Removal.hosts(session, name).isEmpty()) {
              runAll(session, statements, values);
            }
          });
    } catch (DatabaseFailure e) {
      // They were run before, by somebody who could not say so any more.
      if (e.mayHaveHappened() || isThere(name)) {
        throw e;
      }
    }
  }

  private boolean isThere(String name) {
    List<String> hosts = new ArrayList<>();
    sessions.run(pool.secrets(), session -> hosts.addAll(Removal.hosts(session, name)));
    return !hosts.isEmpty();
  }

  private static void runAll(Sessions.Session session, List<String> statements, Placeholders values)
      throws SQLException {
    for (String statement : Statements.split(statements, Dialect.MYSQL)) {
      session.run(values.fill(statement));
    }
  }

  private List<String> secrets(Account account) {
    List<String> all = new ArrayList<>(pool.secrets());
    all.add(account.password());
    return all;
  }

  @Override
  public void close() {
    pool.close();
  }
}

package io.holdfast.engine.database.postgres;

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
import org.postgresql.util.PasswordUtil;

/** A PostgreSQL server; all statements of one call are one transaction. */
final class PostgresDatabase implements Database {
  private static final List<String> USUAL_CHANGE =
      List.of("ALTER ROLE \"{{name}}\" WITH PASSWORD '{{password}}'");
  private static final List<String> USUAL_RENEWAL =
      List.of("ALTER ROLE \"{{name}}\" VALID UNTIL '{{expiration}}'");

  private final JdbcPool pool;
  private final Transactions transactions;
  private final Removal removal;
  private final boolean hashing;
  private final boolean escaping;

  PostgresDatabase(JdbcPool pool, boolean hashing, boolean escaping) {
    this.pool = pool;
    this.transactions = new Transactions(pool);
    this.removal = new Removal(pool, transactions);
    this.hashing = hashing;
    this.escaping = escaping;
  }

  @Override
  public void verify() {
    pool.verify();
  }

  @Override
  public void create(Account account, Instant expiration, List<String> statements) {
    if (Statements.split(statements, Dialect.POSTGRES).isEmpty()) {
      throw new DatabaseFailure(
          DatabaseFailure.Kind.REFUSED, "the role has no creation_statements");
    }
    Account sent = hashed(account);
    Placeholders values = Placeholders.of(Dialect.POSTGRES, escaping, sent).until(expiration);
    transactions.run(secrets(account, sent), session -> runAll(session, statements, values));
  }

  @Override
  public void change(Account account, List<String> statements, Deadline deadline) {
    Account sent = hashed(account);
    Placeholders values = Placeholders.of(Dialect.POSTGRES, escaping, sent);
    transactions.run(
        secrets(account, sent),
        deadline,
        session -> runAll(session, statements.isEmpty() ? USUAL_CHANGE : statements, values));
  }

  @Override
  public boolean renews(List<String> statements) {
    return true;
  }

  @Override
  public void renew(String name, Instant expiration, List<String> statements) {
    Placeholders values = Placeholders.of(Dialect.POSTGRES, escaping, name).until(expiration);
    transactions.run(
        pool.secrets(),
        session -> runAll(session, statements.isEmpty() ? USUAL_RENEWAL : statements, values));
  }

  @Override
  public void remove(String name, List<String> statements, boolean made) {
    if (statements.isEmpty()) {
      removal.usual(name);
      return;
    }
    Placeholders values = Placeholders.of(Dialect.POSTGRES, escaping, name);
    try {
      transactions.run(
          pool.secrets(),
          session -> {
            if (made || Removal.find(session, name).isPresent()) {
              runAll(session, statements, values);
            }
          });
    } catch (DatabaseFailure e) {
      // They were run before, by somebody who could not say so any more.
      if (e.mayHaveHappened() || removal.isThere(name)) {
        throw e;
      }
    }
  }

  private static void runAll(
      Transactions.Session session, List<String> statements, Placeholders values)
      throws SQLException {
    for (String statement : Statements.split(statements, Dialect.POSTGRES)) {
      session.run(values.fill(statement));
    }
  }

  private Account hashed(Account account) {
    return hashing && !account.password().isEmpty()
        ? new Account(
            account.name(),
            PasswordUtil.encodeScramSha256(account.password().toCharArray()),
            account.publicKey())
        : account;
  }

  private List<String> secrets(Account account, Account sent) {
    List<String> all = new ArrayList<>(pool.secrets());
    all.add(account.password());
    all.add(sent.password());
    return all;
  }

  @Override
  public void close() {
    pool.close();
  }
}

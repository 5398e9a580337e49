package io.holdfast.engine.database.product;

import java.time.Instant;
import java.util.List;

/**
 * A database that can be reached, with the connections to it. All that it does is bounded in time,
 * and throws a {@link DatabaseFailure} when it cannot be done. Safe for use by several threads.
 */
public interface Database extends AutoCloseable {
  /** Reaches it and logs in. */
  void verify();

  /**
   * Makes an account by the role's statements.
   *
   * @param expiration when the account may stop to work by itself
   */
  void create(Account account, Instant expiration, List<String> statements);

  /**
   * Removes an account with all that it may do, and ends its sessions.
   *
   * @param statements the role's own; empty for the usual ones
   * @param made whether it is known to have been made; if not, an absent account is left alone
   */
  void remove(String name, List<String> statements, boolean made);

  /** Whether {@link #renew} does anything with these statements. */
  boolean renews(List<String> statements);

  /** Moves the time at which an account stops to work by itself. */
  void renew(String name, Instant expiration, List<String> statements);

  /**
   * Gives an account that exists another secret.
   *
   * @param statements the role's own; empty for the usual ones
   * @param deadline after which nothing is begun any more
   */
  void change(Account account, List<String> statements, Deadline deadline);

  /** Ends all connections. */
  @Override
  void close();
}

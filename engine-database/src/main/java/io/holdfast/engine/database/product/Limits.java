package io.holdfast.engine.database.product;

import java.time.Duration;

/**
 * How long a database may take. Together they keep an effect well below the time after which
 * another may be begun for the same account.
 */
public final class Limits {
  /** To connect and log in. */
  public static final Duration CONNECT = Duration.ofSeconds(5);

  /** For a free connection of the pool. */
  public static final Duration POOL = Duration.ofSeconds(10);

  /** For a lock in the database. */
  public static final Duration LOCK = Duration.ofSeconds(10);

  /** For one statement. */
  public static final Duration STATEMENT = Duration.ofSeconds(15);

  /** For an answer on the wire. */
  public static final Duration SOCKET = Duration.ofSeconds(20);

  /** From the first statement to the commit, which is not begun later. */
  public static final Duration ALL_STATEMENTS = Duration.ofSeconds(20);

  private Limits() {}
}

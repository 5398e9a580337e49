package io.holdfast.engine.database.product;

import io.holdfast.api.Refusal;

/** Something that a database did not do. Its message holds no secret. */
public final class DatabaseFailure extends RuntimeException {
  private final Kind kind;

  /** How far it came. */
  public enum Kind {
    /** No session could be had: nothing happened. */
    UNREACHABLE,
    /** The connections were closed, since their settings were changed: nothing happened. */
    CLOSED,
    /** The database said no: nothing happened. */
    REFUSED,
    /** The session was lost, or took too long: it may have happened. */
    UNKNOWN
  }

  public DatabaseFailure(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  /** Whether it may be tried over other connections. */
  public boolean isOfClosedConnections() {
    return kind == Kind.CLOSED;
  }

  /** Whether it may have happened all the same. */
  public boolean mayHaveHappened() {
    return kind == Kind.UNKNOWN;
  }

  /**
   * As an answer: what the database refused is the fault of a setting (400), all else is the
   * database's (502).
   *
   * @param what was to be done, e.g. {@code "cannot create the user"}
   */
  public Refusal refusal(String what) {
    String text = what + ": " + getMessage();
    return switch (kind) {
      case REFUSED -> new Refusal.InvalidRequest(text);
      case UNREACHABLE, CLOSED, UNKNOWN -> new Refusal.UpstreamFailed(text);
    };
  }
}

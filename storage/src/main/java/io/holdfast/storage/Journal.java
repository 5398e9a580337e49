package io.holdfast.storage;

/**
 * The records of all transactions, numbered 0, 1, 2, ... in commit order without a gap. A number
 * never changes and is never given twice, across restarts and crashes.
 */
public interface Journal {

  /** The number of durable records there ever were: the number that the next one gets. */
  long end();

  /**
   * Hands the records from number {@code from} on to {@code follower}: first those that are kept,
   * then each newly durable one, in order, none left out and none twice, on a thread of its own. A
   * slow follower falls behind and keeps disk in use; it slows no transaction down.
   *
   * @throws RecordsMissingException if {@code from} is below what is kept, or beyond {@link #end}
   */
  Following follow(long from, Follower follower);

  /**
   * Says that the records below {@code before} are kept elsewhere, durably, so that their space may
   * be reclaimed. What is not released is kept, across restarts too.
   */
  void release(long before);
}

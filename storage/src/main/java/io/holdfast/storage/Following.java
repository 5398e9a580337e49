package io.holdfast.storage;

/** A {@link Follower} at work. */
public interface Following extends AutoCloseable {

  /** The number of the first record that the follower has not yet taken. */
  long next();

  /** Ends the following. When this returns, the follower is not running and won't be called. */
  @Override
  void close();
}

package io.holdfast.storage;

import java.util.List;

/** Receives the records of a {@link Journal}. */
@FunctionalInterface
public interface Follower {

  /**
   * Takes the next records: {@code records.get(i)} has the number {@code first + i}. What it throws
   * ends the following.
   */
  void records(long first, List<byte[]> records);

  /** Called once when the following ended because of {@code cause}; nothing follows. */
  default void failed(RuntimeException cause) {}
}

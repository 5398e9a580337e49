package io.holdfast.log.verify;

/** Told how far a verification is, once for each bundle of 256 entries. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (verified, size) -> {};

  /**
   * Called after each bundle.
   *
   * @param verified entries of the current shard that were looked at
   * @param size entries that its checkpoint covers
   */
  void at(long verified, long size);
}

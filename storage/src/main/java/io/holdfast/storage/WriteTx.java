package io.holdfast.storage;

/**
 * A transaction that may change the store. Its reads see its own changes. Nothing it does is
 * visible to others before it is durable.
 */
public interface WriteTx extends ReadTx {

  /** Sets the value at {@code key}. The array is copied. */
  void put(String key, byte[] value);

  /** Removes {@code key}; where there is none, nothing happens. */
  void delete(String key);

  /**
   * Appends a record to the {@link Journal}, in commit order, durable together with the changes of
   * this transaction. The array is copied. A transaction that only records never conflicts.
   */
  void record(byte[] record);
}

package io.holdfast.core.barrier;

import io.holdfast.api.StorageView;
import io.holdfast.storage.KeyRange;
import io.holdfast.storage.WriteTx;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A storage transaction seen through the barrier, with the request's one time. It lives as long as
 * its transaction and belongs to one thread.
 */
public final class BarrierTx {
  private final WriteTx tx;
  private final OpenBarrier barrier;
  private final EncryptionBudget.Reservation reserved;
  private final Instant now;
  private boolean changed;

  BarrierTx(WriteTx tx, OpenBarrier barrier, EncryptionBudget.Reservation reserved, Instant now) {
    this.tx = tx;
    this.barrier = barrier;
    this.reserved = reserved;
    this.now = now;
  }

  /** The time of everything that happens in this transaction. */
  public Instant now() {
    return now;
  }

  /** The stored ciphertext, for caches that are valid while it is unchanged. */
  public byte @Nullable [] sealed(String key) {
    return tx.get(key);
  }

  /**
   * Decrypts what {@link #sealed} or {@link #seal} gave.
   *
   * @throws BarrierException when the value is damaged, or is of another place
   */
  public byte[] open(String key, byte[] sealed) {
    return barrier.keyringFor(sealed, tx).open(key, sealed);
  }

  /**
   * Encrypts a value for a place, which is a storage key or names where else the value goes; it
   * opens there only.
   */
  public byte[] seal(String place, byte[] value) {
    reserved.spend();
    return barrier.keyring().seal(reserved.term(), place, value);
  }

  public Optional<byte[]> get(String key) {
    byte[] sealed = tx.get(key);
    return sealed == null ? Optional.empty() : Optional.of(open(key, sealed));
  }

  public boolean exists(String key) {
    return tx.get(key) != null;
  }

  public void put(String key, byte[] value) {
    changed = true;
    tx.put(key, seal(key, value));
  }

  /** Stores a value as it is: what is shown while sealed, or is encrypted under another key. */
  public void putClear(String key, byte[] value) {
    changed = true;
    tx.put(key, value);
  }

  public void delete(String key) {
    changed = true;
    tx.delete(key);
  }

  /**
   * Whether this transaction put or deleted anything, so that what it reads may not be committed.
   */
  public boolean changed() {
    return changed;
  }

  /** Shows everything below a prefix, in order, one at a time. */
  void forEach(String prefix, BiConsumer<String, byte[]> each) {
    tx.forEach(
        KeyRange.prefix(prefix),
        entry ->
            each.accept(entry.key().substring(prefix.length()), open(entry.key(), entry.value())));
  }

  /** The part of the storage below a prefix that ends with a slash. */
  public StorageView view(String prefix) {
    return new BarrierView(this, prefix);
  }

  /** Appends a record to the journal, durable together with the changes. */
  public void record(byte[] record) {
    tx.record(record);
  }

  WriteTx raw() {
    return tx;
  }
}

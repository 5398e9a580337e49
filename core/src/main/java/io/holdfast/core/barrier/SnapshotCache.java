package io.holdfast.core.barrier;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value derived from the storage that is valid while one stored value, its marker, is unchanged.
 * The marker is read in each transaction's own snapshot, so no node ever uses a stale value, and a
 * transaction that read it conflicts with one that changes it. Markers change with every write: the
 * ciphertext has a fresh nonce.
 *
 * @param <T> what is derived
 */
public final class SnapshotCache<T> {
  private final String marker;
  private final Function<BarrierTx, T> load;
  private volatile @Nullable Cached<T> cached;

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Cached<T>(byte @Nullable [] marker, T value) {}

  /**
   * @param marker the storage key whose change invalidates the value
   * @param load derives the value within a transaction
   */
  public SnapshotCache(String marker, Function<BarrierTx, T> load) {
    this.marker = marker;
    this.load = load;
  }

  /** The value as of a transaction's snapshot. */
  public T at(BarrierTx tx) {
    byte[] current = tx.sealed(marker);
    Cached<T> known = cached;
    if (known != null && Arrays.equals(known.marker, current)) {
      return known.value;
    }
    T value = load.apply(tx);
    if (!tx.changed()) {
      cached = new Cached<>(current, value);
    }
    return value;
  }

  /** Says within a transaction that what the value is derived from changes. */
  public void invalidate(BarrierTx tx) {
    tx.put(marker, new byte[0]);
  }

  /** Forgets the value, when the server is sealed. */
  public void clear() {
    cached = null;
  }
}

package io.holdfast.engine.pki.crl;

import io.holdfast.api.StorageView;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A signed CRL.
 *
 * @param number its CRL number, which only grows
 * @param der what clients fetch
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Crl(long number, Instant thisUpdate, Instant nextUpdate, byte[] der) {
  private static final String FULL = "crl/";
  private static final String DELTA = "crl-delta/";
  private static final String NUMBER = "crl-number/";

  /** The latest of a set of issuers. */
  public static Optional<Crl> find(StorageView storage, String set, boolean delta) {
    return storage.get((delta ? DELTA : FULL) + set, Crl.class);
  }

  /** Stores it, unless a later one is there already. */
  void store(StorageView storage, String set, boolean delta) {
    if (find(storage, set, delta).map(Crl::number).orElse(-1L) < number) {
      storage.put((delta ? DELTA : FULL) + set, this);
    }
    if (lastNumber(storage, set) < number) {
      storage.put(NUMBER + set, Map.of("last", number));
    }
  }

  /** The next number of a set, which is used up with it. */
  static long nextNumber(StorageView storage, String set) {
    long next = 1 + lastNumber(storage, set);
    storage.put(NUMBER + set, Map.of("last", next));
    return next;
  }

  private static long lastNumber(StorageView storage, String set) {
    return storage.getJson(NUMBER + set).map(json -> json.path("last").asLong()).orElse(0L);
  }

  /** Forgets all of a set whose last issuer goes; numbers go on, should it come back. */
  public static void forget(StorageView storage, String set) {
    storage.delete(FULL + set);
    storage.delete(DELTA + set);
  }
}

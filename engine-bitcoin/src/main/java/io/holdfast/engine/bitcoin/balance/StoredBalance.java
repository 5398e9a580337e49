package io.holdfast.engine.bitcoin.balance;

import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.policy.fact.Balance;
import java.time.Instant;
import java.util.Optional;

/**
 * What a wallet is worth.
 *
 * @param balance sat
 * @param time when that was known to be so
 */
public record StoredBalance(long balance, Instant time) {

  public static Optional<StoredBalance> find(StorageView storage, String wallet) {
    return storage.get(key(wallet), StoredBalance.class);
  }

  void store(StorageView storage, String wallet) {
    storage.put(key(wallet), this);
  }

  static void forget(StorageView storage, String wallet) {
    storage.delete(key(wallet));
  }

  /** As policies see it: in whole seconds, rounded to the past. */
  public Balance fact() {
    return new Balance(balance, Instant.ofEpochSecond(time.getEpochSecond()));
  }

  private static String key(String wallet) {
    return "balance/" + wallet;
  }
}

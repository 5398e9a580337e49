package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.StorageView;
import java.util.SortedSet;

/** Knows which wallets a key takes part in. */
@FunctionalInterface
public interface KeyWallets {
  /** The names of those wallets. */
  SortedSet<String> of(StorageView storage, String key);
}

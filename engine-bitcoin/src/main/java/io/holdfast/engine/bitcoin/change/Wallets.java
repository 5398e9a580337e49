package io.holdfast.engine.bitcoin.change;

import io.holdfast.api.StorageView;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.util.SortedMap;
import java.util.TreeMap;

/** All wallets of a mount. */
final class Wallets {
  private Wallets() {}

  static SortedMap<String, StoredWallet> all(StorageView storage) {
    SortedMap<String, StoredWallet> all = new TreeMap<>();
    for (String name : storage.list(Named.WALLETS.storageKey(""))) {
      all.put(name, StoredWallet.read(storage, name));
    }
    return all;
  }
}

package io.holdfast.engine.bitcoin.psbt;

import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.wallet.AddressBook;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a wallet's own scripts without anybody's claim: by the address book, which knows all that
 * was given out or seen, and among the first places of each chain that it doesn't know yet.
 */
final class OwnScripts {
  /** How many places beyond the last known one wallets look at. */
  private static final int GAP = 20;

  private final Wallet wallet;
  private final AddressBook book;
  private final Map<Script, WalletScript> near = new HashMap<>();

  OwnScripts(Wallet wallet, AddressBook book) {
    this.wallet = wallet;
    this.book = book;
  }

  /** The wallet's script, if it is one. */
  Optional<WalletScript> find(Script script) {
    return Address.of(wallet.network(), script)
        .flatMap(book::place)
        .map(wallet::at)
        .filter(own -> own.derived().scriptPubKey().equals(script))
        .or(() -> Optional.ofNullable(near().get(script)));
  }

  private Map<Script, WalletScript> near() {
    if (near.isEmpty()) {
      addChain(false);
      if (wallet.hasChange()) {
        addChain(true);
      }
    }
    return near;
  }

  private void addChain(boolean change) {
    long free = book.firstFree(change);
    for (long index = Math.max(0, free - GAP); index < free + GAP; index++) {
      if (index <= Integer.MAX_VALUE) {
        WalletScript own = wallet.at(new Place(change, (int) index));
        near.put(own.derived().scriptPubKey(), own);
      }
    }
  }
}

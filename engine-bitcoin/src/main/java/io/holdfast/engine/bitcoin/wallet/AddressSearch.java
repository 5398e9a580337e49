package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds where in a wallet an address lies. */
public final class AddressSearch {
  private AddressSearch() {}

  /**
   * The address's script.
   *
   * @param book knows those that were given out or seen
   * @param within how many of the first indexes of each chain are looked at for others
   */
  public static Optional<WalletScript> find(
      AddressBook book, Wallet wallet, Address address, int within) {
    return book.place(address).map(wallet::at).or(() -> search(wallet, address, within));
  }

  private static Optional<WalletScript> search(Wallet wallet, Address address, int within) {
    int first = wallet.isSingleScript() ? Math.min(1, within) : within;
    Stream<Place> receiving = IntStream.range(0, first).mapToObj(Place::receive);
    Stream<Place> change =
        wallet.hasChange() ? IntStream.range(0, first).mapToObj(Place::change) : Stream.of();
    return Stream.concat(receiving, change)
        .map(wallet::at)
        .filter(own -> own.derived().scriptPubKey().equals(address.script()))
        .findFirst();
  }
}

package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;

/** {@code wallets/:name/address}: an address of a wallet, the next unused one unless told which. */
final class AddressPath {
  static final Field<Boolean> CHANGE =
      Field.bool("change", "Whether from the chain for change instead of the receiving one.");
  private static final Field<Long> INDEX =
      Field.integer("index", "The index of the address; the next unused one if absent.");

  private AddressPath() {}

  static Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/address")
            .describe(
                "Give out an address.",
                "Gives the next address of a wallet that was neither given out nor seen in a signed"
                    + " transaction, or the one at an index. One that was given out before comes"
                    + " with a warning.")
            .fields(CHANGE, INDEX)
            .onWrite(AddressPath::give));
  }

  private static Response give(Call call) {
    StoredWallet stored = StoredWallet.of(call);
    Wallet wallet = stored.wallet();
    boolean change = chain(call, wallet);
    AddressBook book = new AddressBook(call.storage(), wallet.descriptor());
    // A wallet of one script gives its one address again and again, and says so.
    boolean named = call.has(INDEX) || wallet.isSingleScript();
    Place place = named ? new Place(change, index(INDEX, call.get(INDEX))) : book.next(change);
    if (named) {
      warn(call, book, place);
    }
    WalletScript script = Inputs.of(INDEX.name(), () -> wallet.at(place));
    book.give(script);
    return Response.data(AddressView.of(call.storage(), stored).place(script));
  }

  /** Which chain a request is for. */
  static boolean chain(Call call, Wallet wallet) {
    boolean change = call.get(CHANGE);
    if (change && !wallet.hasChange()) {
      throw Inputs.invalid(
          CHANGE.name(), "the wallet's descriptor has no chain for change, as /<0;1>/* gives");
    }
    return change;
  }

  private static void warn(Call call, AddressBook book, Place place) {
    if (book.isUsed(place)) {
      call.warn(
          "the address at index "
              + place.index()
              + (book.isSeen(place)
                  ? " was in a transaction that was signed"
                  : " was given out before")
              + "; who uses it again tells everybody that both payments are of one owner");
    }
    Gap gap = Gap.of(book, place.change());
    if (gap.isBeyond(place.index())) {
      call.warn(
          "index "
              + place.index()
              + " is "
              + gap.before(place.index())
              + " beyond the last one known to be used; wallets that stop looking after "
              + Gap.LIMIT
              + " unused addresses find no coins there");
    }
  }

  static int index(Field<Long> field, long index) {
    if (index < 0 || index > Integer.MAX_VALUE) {
      throw Inputs.invalid(field.name(), "is not a number from 0 to 2147483647");
    }
    return (int) index;
  }
}

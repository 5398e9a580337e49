package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.key.StoredKey;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.Optional;

/** {@code wallets/:name/address}: an address of a wallet, the next unused one unless told which. */
public final class AddressPath {
  private static final Field<Boolean> CHANGE =
      Field.bool("change", "Whether from the chain for change instead of the receiving one.");
  private static final Field<Long> INDEX =
      Field.integer("index", "The index of the address; the next unused one if absent.");

  private AddressPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/address")
            .describe(
                "Give out an address.",
                "Gives the next address of a wallet that was neither given out nor seen in a signed"
                    + " transaction, or the one at an index.")
            .fields(CHANGE, INDEX)
            .onWrite(AddressPath::give));
  }

  private static Response give(Call call) {
    StoredWallet stored = StoredWallet.of(call);
    Wallet wallet = stored.wallet();
    boolean change = call.get(CHANGE);
    if (change && !wallet.hasChange()) {
      throw Inputs.invalid(
          CHANGE.name(), "the wallet's descriptor has no chain for change, as /<0;1>/* gives");
    }
    AddressBook book = new AddressBook(call.storage(), wallet.descriptor());
    Place place = call.has(INDEX) ? new Place(change, index(call)) : book.next(change);
    book.use(place);
    WalletScript script = wallet.at(place);
    return Response.data(
        Json.object()
            .put("address", script.address().text())
            .put("index", place.index())
            .put("change", change)
            .put("path", path(call, stored, script)));
  }

  private static int index(Call call) {
    long index = call.get(INDEX);
    if (index < 0 || index > Integer.MAX_VALUE) {
      throw Inputs.invalid(INDEX.name(), "is not a number from 0 to 2147483647");
    }
    return (int) index;
  }

  /** The path of the wallet's own key below its master key. */
  private static String path(Call call, StoredWallet stored, WalletScript script) {
    String fingerprint = StoredKey.read(call.storage(), stored.key()).fingerprint();
    return script.derived().keys().stream()
        .map(key -> key.origin())
        .flatMap(Optional::stream)
        .filter(origin -> origin.fingerprint().toString().equals(fingerprint))
        .map(KeyOrigin::path)
        .findFirst()
        .orElseThrow()
        .toString();
  }
}

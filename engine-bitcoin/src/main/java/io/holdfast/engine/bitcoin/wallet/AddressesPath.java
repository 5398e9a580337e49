package io.holdfast.engine.bitcoin.wallet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;

/** {@code wallets/:name/addresses}: ranges of a wallet's addresses, and where an address lies. */
final class AddressesPath {
  private static final int MOST = 1000;
  private static final long USUAL = 20;

  private static final Field<Long> FROM =
      Field.integer("from", "The first index of the range.").withDefault(0L).inQuery();
  private static final Field<Long> COUNT =
      Field.integer("count", "How many addresses, at most " + MOST + ".")
          .withDefault(USUAL)
          .inQuery();
  private static final Field<Boolean> CHANGE = AddressPath.CHANGE.inQuery();
  private static final Field<String> ADDRESS =
      Field.string("address", "An address of the wallet's network.").asRequired();
  private static final Field<Long> WITHIN =
      Field.integer(
              "within",
              "How many indexes of each chain to look at, at most 2000, for an address that was"
                  + " never given out.")
          .withDefault((long) MOST)
          .inQuery();
  private static final int FARTHEST = 2000;

  private AddressesPath() {}

  static Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/addresses")
            .describe(
                "List a range of addresses.",
                "Shows the addresses of a chain from an index on, whether each was given out or"
                    + " seen in a signed transaction (used), and seen in one (seen). Nothing is"
                    + " marked as given out by it.")
            .fields(CHANGE, FROM, COUNT)
            .on(Operation.READ, AddressesPath::range),
        Named.WALLETS
            .route("/addresses/{address:segment}")
            .describe(
                "Find an address.",
                "Tells at which place of the wallet an address lies: found at once if it was given"
                    + " out or seen, else looked for in the first indexes of each chain.")
            .fields(ADDRESS, WITHIN)
            .on(Operation.READ, AddressesPath::find));
  }

  private static Response range(Call call) {
    StoredWallet stored = StoredWallet.of(call);
    Wallet wallet = stored.wallet();
    boolean change = AddressPath.chain(call, wallet);
    int from = AddressPath.index(FROM, call.get(FROM));
    long count = call.get(COUNT);
    if (count < 1 || count > MOST) {
      throw Inputs.invalid(COUNT.name(), "is not a number from 1 to " + MOST);
    }
    AddressBook book = new AddressBook(call.storage(), wallet.descriptor());
    AddressView view = AddressView.of(call.storage(), stored);
    ObjectNode data = Json.object().put("change", change);
    ArrayNode addresses = data.putArray("addresses");
    long end = Math.min((long) from + count, wallet.isSingleScript() ? 1 : Integer.MAX_VALUE + 1L);
    for (long index = from; index < end; index++) {
      addresses.add(view.place(wallet.at(new Place(change, (int) index)), book));
    }
    Gap gap = Gap.of(book, change);
    data.put("next_index", gap.next()).put("gap", gap.size()).put("gap_limit", Gap.LIMIT);
    return Response.data(data);
  }

  private static Response find(Call call) {
    StoredWallet stored = StoredWallet.of(call);
    Wallet wallet = stored.wallet();
    Address address =
        Inputs.of(ADDRESS.name(), () -> Address.parse(call.get(ADDRESS).strip(), wallet.network()));
    long within = call.get(WITHIN);
    if (within < 0 || within > FARTHEST) {
      throw Inputs.invalid(WITHIN.name(), "is not a number from 0 to " + FARTHEST);
    }
    AddressBook book = new AddressBook(call.storage(), wallet.descriptor());
    WalletScript found =
        AddressSearch.find(book, wallet, address, (int) within)
            .orElseThrow(() ->
                new Refusal.NotFound(
                    "address: %s was never given out by %s, and is none of its first %d on each chain"
                        .formatted(address, Named.WALLETS.label(call.get(Named.NAME)), within)));
    return Response.data(AddressView.of(call.storage(), stored).place(found, book));
  }
}

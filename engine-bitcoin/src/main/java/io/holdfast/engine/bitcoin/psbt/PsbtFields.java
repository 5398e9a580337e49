package io.holdfast.engine.bitcoin.psbt;

import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that paths of PSBTs have in common, and how they are read. */
final class PsbtFields {
  /** Base64 of the largest that is read: what fits a block, with what is told of each input. */
  private static final int MOST_CHARACTERS = 32 << 20;

  static final Field<String> PSBT =
      Field.string("psbt", "A partially signed transaction in base64, version 0 or 2.")
          .asRequired();
  static final Field<List<String>> TRANSACTIONS =
      Field.commaList(
          "transactions", "Whole transactions in hex, whose outputs are spent or described.");
  static final Field<String> NETWORK =
      Field.string(
              "network",
              "The network in whose form addresses are shown: mainnet, testnet, signet, regtest or"
                  + " simnet.")
          .withDefault(Network.MAINNET.label());
  static final Field<Long> VERSION =
      Field.integer("psbt_version", "The version of the PSBT: 0 (BIP-174) or 2 (BIP-370).")
          .withDefault(0L);

  private PsbtFields() {}

  /**
   * The PSBT of a request.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest naming the map and the field that is wrong
   */
  static Psbt psbt(Call call) {
    return psbt(PSBT.name(), call.get(PSBT));
  }

  static Psbt psbt(String field, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw Inputs.invalid(
          field, "has " + text.length() + " characters; at most " + MOST_CHARACTERS + " are read");
    }
    return Inputs.of(field, () -> Psbt.parseBase64(text));
  }

  /** Which version is asked for: 0 or 2. */
  static int version(Call call) {
    long version = call.get(VERSION);
    if (version != 0 && version != 2) {
      throw Inputs.invalid(VERSION.name(), version + " is not 0 or 2, the versions there are");
    }
    return (int) version;
  }

  static Network network(Call call) {
    return Inputs.of(NETWORK.name(), () -> Network.named(call.get(NETWORK)));
  }

  /** The transactions of a request by their ids. */
  static Map<TxId, Transaction> transactions(Call call) {
    Map<TxId, Transaction> all = new LinkedHashMap<>();
    List<String> given = call.find(TRANSACTIONS).orElse(List.of());
    for (int i = 0; i < given.size(); i++) {
      String hex = given.get(i).strip();
      Transaction transaction =
          Inputs.of(TRANSACTIONS.name() + "[" + i + "]", () -> Transaction.parseHex(hex));
      all.put(transaction.txid(), transaction);
    }
    return all;
  }
}

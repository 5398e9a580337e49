package io.holdfast.bitcoin.policy.naive;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.TestWallets;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Wallets of every form on regtest, each with some of its scripts and what PSBTs say of them. */
final class Cards {
  /** A script with the fields of a PSBT, by key in hexadecimal, for who spends and who pays it. */
  record Card(String script, Map<String, byte[]> spending, Map<String, byte[]> paying) {}

  /** A wallet as the program has it and as the naive evaluator reads it. */
  record Both(String descriptor, Wallet wallet, NaiveWallet naive, List<Card> cards) {}

  private static final List<String> FORMS =
      List.of(
          "pkh(<1>)",
          "wpkh(<1>)",
          "sh(wpkh(<1>))",
          "tr(<1>)",
          "tr(<1>,pk(<2>))",
          "sh(sortedmulti(2,<1>,<2>,<3>))",
          "wsh(sortedmulti(2,<1>,<2>,<3>))",
          "sh(wsh(sortedmulti(2,<1>,<2>,<3>)))");

  private Cards() {}

  /** A wallet of each form, of the master keys from a number on. */
  static List<Both> wallets(int master) {
    List<Both> wallets = new ArrayList<>();
    for (int i = 0; i < FORMS.size(); i++) {
      wallets.add(wallet(FORMS.get(i), master, i));
    }
    return wallets;
  }

  private static Both wallet(String form, int master, int account) {
    DerivationPath path = DerivationPath.parse("m/48h/1h/" + account + "h");
    String text =
        form.replace("<1>", TestWallets.account(master, path).toString())
            .replace("<2>", TestWallets.account(master + 1, path).toString())
            .replace("<3>", TestWallets.account(master + 2, path).toString());
    Wallet wallet = Wallet.of(Descriptor.parse(text), Network.REGTEST);
    List<Card> cards = new ArrayList<>();
    for (int index : new int[] {0, 1, 2, 3, 7, 1000}) {
      cards.add(card(wallet.at(Place.receive(index))));
      cards.add(card(wallet.at(Place.change(index))));
    }
    return new Both(text, wallet, new NaiveWallet(text), List.copyOf(cards));
  }

  private static Card card(WalletScript own) {
    Transaction coin =
        new Transaction(
            2,
            List.of(TxIn.unsigned(new OutPoint(TxId.ZERO, 0), TxIn.FINAL)),
            List.of(new TxOut(1, own.derived().scriptPubKey())),
            0);
    Psbt psbt = new PaymentDraft().spend(coin, 0, own).pay(own, 1).psbt();
    return new Card(
        own.derived().scriptPubKey().hex(),
        fields(
            psbt.inputs()
                .getFirst()
                .map()
                .without(InputField.NON_WITNESS_UTXO.key()::equals)
                .entries()),
        fields(psbt.outputs().getFirst().map().entries()));
  }

  private static Map<String, byte[]> fields(Map<Bytes, Bytes> entries) {
    Map<String, byte[]> fields = new TreeMap<>();
    entries.forEach((key, value) -> fields.put(key.hex(), value.toArray()));
    return fields;
  }
}

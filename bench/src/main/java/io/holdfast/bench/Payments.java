package io.holdfast.bench;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.crypto.SecretBytes;
import java.util.List;

/** The payments that the benchmarks sign. */
final class Payments {
  private static final long COIN = 100_000;
  private static final Script SHOP = Scripts.p2wpkh(Bytes.of(new byte[20]));

  private Payments() {}

  /** What is signed. */
  enum Kind {
    ONE_P2WPKH("1 input P2WPKH", DescriptorTemplate.BIP84, 1),
    FIFTY_P2TR("50 inputs P2TR", DescriptorTemplate.BIP86, 50);

    private final String label;
    private final DescriptorTemplate template;
    private final int inputs;

    Kind(String label, DescriptorTemplate template, int inputs) {
      this.label = label;
      this.template = template;
      this.inputs = inputs;
    }

    String label() {
      return label;
    }

    int inputs() {
      return inputs;
    }

    boolean isTaproot() {
      return template == DescriptorTemplate.BIP86;
    }

    String template() {
      return isTaproot() ? "bip86" : "bip84";
    }
  }

  static ExtendedPrivateKey master() {
    return ExtendedPrivateKey.ofSeed(SecretBytes.take(new byte[32]), ExtendedKeyVersion.TEST);
  }

  static Wallet wallet(ExtendedPrivateKey master, Kind kind) {
    DerivationPath path = kind.template.accountPath(Network.REGTEST, 0);
    try (ExtendedPrivateKey account = master.derive(path)) {
      KeyExpression key =
          KeyExpression.of(new KeyOrigin(master.fingerprint(), path), account.publicKey());
      return Wallet.of(kind.template.over(key), Network.REGTEST);
    }
  }

  /** A payment with change, from coins at different addresses. */
  static Psbt payment(Wallet wallet, Kind kind) {
    PaymentDraft draft = new PaymentDraft();
    for (int i = 0; i < kind.inputs; i++) {
      WalletScript own = wallet.at(Place.receive(i));
      TxId earlier = new TxId(Bytes.fromHex("%064x".formatted(i + 1)));
      Transaction coin =
          new Transaction(
              2,
              List.of(TxIn.unsigned(new OutPoint(earlier, 0), TxIn.FINAL)),
              List.of(new TxOut(COIN, own.derived().scriptPubKey())),
              0);
      var _ = draft.spend(coin, 0, own);
    }
    long paid = COIN * kind.inputs / 2;
    Psbt psbt =
        draft
            .pay(SHOP, paid)
            .pay(wallet.at(Place.change(0)), COIN * kind.inputs - paid - 5_000)
            .psbt();
    return kind.isTaproot() ? lean(psbt) : psbt;
  }

  /** As wallets send taproot: with the output that is spent instead of its whole transaction. */
  private static Psbt lean(Psbt psbt) {
    return psbt.withInputs(psbt.inputs().stream().map(Payments::lean).toList());
  }

  private static PsbtInput lean(PsbtInput input) {
    ByteWriter spent = new ByteWriter();
    input.nonWitnessUtxo().orElseThrow().outputs().getFirst().write(spent);
    return input.edit(map ->
        map.without(InputField.NON_WITNESS_UTXO.key()::equals)
            .with(InputField.WITNESS_UTXO.key(), spent.toBytes()));
  }
}

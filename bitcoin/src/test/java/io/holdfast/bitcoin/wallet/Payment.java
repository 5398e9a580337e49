package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.List;

/** A payment on regtest from coins that exist for it alone. */
public final class Payment {
  private final PaymentDraft draft = new PaymentDraft();
  private int coins;

  /** Spends {@code amount} sat that were paid to a script of the wallet. */
  public Payment spend(WalletScript own, long amount) {
    var _ = draft.spend(coin(own.derived().scriptPubKey(), amount), 0, own);
    return this;
  }

  /** The same, with a sequence number. */
  public Payment spend(WalletScript own, long amount, long sequence) {
    var _ = draft.spend(coin(own.derived().scriptPubKey(), amount), 0, own, sequence);
    return this;
  }

  public Payment lockTime(long value) {
    var _ = draft.lockTime(value);
    return this;
  }

  /** Spends another's {@code amount} sat. */
  public Payment spendForeign(Script script, long amount) {
    var _ = draft.spend(coin(script, amount), 0);
    return this;
  }

  /** Pays an address. */
  public Payment pay(String address, long amount) {
    return pay(Address.parse(address, Network.REGTEST).script(), amount);
  }

  public Payment pay(Script script, long amount) {
    var _ = draft.pay(script, amount);
    return this;
  }

  /** Pays a script of a wallet and says so. */
  public Payment payOwn(WalletScript own, long amount) {
    var _ = draft.pay(own, amount);
    return this;
  }

  public Psbt psbt() {
    return draft.psbt();
  }

  private Transaction coin(Script script, long amount) {
    TxId earlier = new TxId(Bytes.fromHex("%064x".formatted(++coins)));
    return new Transaction(
        2,
        List.of(TxIn.unsigned(new OutPoint(earlier, 0), TxIn.FINAL)),
        List.of(new TxOut(amount, script)),
        0);
  }
}

package io.holdfast.cli.demo;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import java.util.Arrays;
import java.util.List;

/**
 * Drafts payments as a wallet program would: PSBTs that spend a coin which a made-up transaction
 * paid to the wallet's first address.
 */
final class DraftPayments {
  static final Network NETWORK = Network.REGTEST;
  private static final long COIN = 5_000_000;
  private static final long FEE = 1_500;

  private final Wallet wallet;
  private final Transaction funding;

  DraftPayments(String descriptor) {
    this.wallet = Wallet.of(Descriptor.parse(descriptor), NETWORK);
    byte[] earlier = new byte[32];
    Arrays.fill(earlier, (byte) 0x11);
    OutPoint unknown = new OutPoint(new TxId(Bytes.of(earlier)), 0);
    TxOut coin = new TxOut(COIN, wallet.at(Place.receive(0)).derived().scriptPubKey());
    this.funding =
        new Transaction(2, List.of(TxIn.unsigned(unknown, TxIn.FINAL)), List.of(coin), 0);
  }

  /** An address of somebody else, another for each number. */
  static Address stranger(int number) {
    byte[] hash = new byte[20];
    Arrays.fill(hash, (byte) number);
    return Address.of(NETWORK, Scripts.p2wpkh(Bytes.of(hash))).orElseThrow();
  }

  /** A PSBT in base64 that pays the amount in sat, the rest going back to the wallet. */
  String pay(Address to, long amount) {
    return new PaymentDraft()
        .spend(funding, 0, wallet.at(Place.receive(0)))
        .pay(to.script(), amount)
        .pay(wallet.at(Place.change(0)), COIN - amount - FEE)
        .psbt()
        .base64();
  }
}

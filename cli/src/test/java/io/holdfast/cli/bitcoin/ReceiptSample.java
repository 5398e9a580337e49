package io.holdfast.cli.bitcoin;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.document.Canonical;
import io.holdfast.bitcoin.policy.fact.Circumstances;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.InputFact;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.receipt.Receipt;
import io.holdfast.bitcoin.policy.receipt.ReceiptSigner;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.crypto.sign.Ed25519;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A receipt as a server would give it. */
final class ReceiptSample {
  private ReceiptSample() {}

  static PublicKey key(byte[] seed) {
    return new PublicKey(PublicKey.Algorithm.ED25519, Bytes.of(Ed25519.publicKey(seed)));
  }

  /** Its text in JSON. */
  static String signed(byte[] seed) {
    var script = Scripts.p2wpkh(Bytes.of(new byte[20]));
    TransactionFacts transaction =
        new TransactionFacts(
            Network.REGTEST,
            TxId.ZERO,
            2,
            0,
            List.of(
                new InputFact(
                    0,
                    new OutPoint(TxId.ZERO, 0),
                    50_000,
                    script,
                    "p2wpkh",
                    0xffff_fffdL,
                    "ALL",
                    Optional.of(Place.receive(0)))),
            List.of(
                new OutputFact(
                    0,
                    49_000,
                    script,
                    Optional.of(
                        Address.of(Network.REGTEST, script)
                            .orElseThrow()
                            .text()),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of())),
            1_000,
            110);
    DecisionFacts facts =
        DecisionFacts.of(
            transaction,
            new Circumstances(
                "hot",
                Instant.parse("2026-03-01T12:00:00Z"),
                new Initiator("", "", List.of()),
                Map.of(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                List.of(),
                Granted.NOTHING));
    TransactionPolicy policy = TransactionPolicy.parse(Map.of("max_amount", 60_000L));
    Receipt receipt =
        Receipt.issue("suppliers", 3, policy, facts, policy.decide(facts), signer(seed));
    return Canonical.text(receipt.toDocument());
  }

  private static ReceiptSigner signer(byte[] seed) {
    return new ReceiptSigner() {
      @Override
      public PublicKey publicKey() {
        return key(seed);
      }

      @Override
      public byte[] sign(byte[] message) {
        return Ed25519.sign(seed, message);
      }
    };
  }
}

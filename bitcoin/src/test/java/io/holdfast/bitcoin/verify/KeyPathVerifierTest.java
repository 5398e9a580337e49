package io.holdfast.bitcoin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.testing.PsbtDraft;
import io.holdfast.bitcoin.testing.TestKeys;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.tx.Witness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The short way of verifying key paths (signed with DEFAULT) and the interpreter (with ALL, whose
 * signatures say so in a byte more) say no to the same changes of a transaction.
 */
class KeyPathVerifierTest {
  private final TestKeys keys = new TestKeys("path");
  private final InterpreterVerifier verifier = new InterpreterVerifier();

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void everyChangeOfWhatIsSignedIsFound(int type) {
    PsbtDraft draft = new PsbtDraft();
    for (int i = 0; i < 3; i++) {
      draft
          .spendTaproot(keys, i, 30_000, Optional.empty())
          .put(InputField.SIGHASH_TYPE.key(), PsbtDraft.int32(type));
    }
    draft.pay(Scripts.p2wpkhOf(keys.key(7)), 40_000).pay(Scripts.p2wpkhOf(keys.key(8)), 40_000);
    CheckedPsbt checked = PsbtCheck.check(draft.psbt(), Network.REGTEST);
    Transaction signed =
        new Signer(new SelfCheck(List.of(verifier)))
            .sign(checked, keys)
            .transaction()
            .orElseThrow();
    List<TxOut> spent = checked.spentOutputs();
    assertThat(signed.inputs().getFirst().witness().items().getFirst().size()).isEqualTo(64 + type);
    assertThat(passes(signed, spent)).isTrue();
    changes(signed)
        .forEach((what, changed) -> assertThat(passes(changed, spent)).as(what).isFalse());
    for (int i = 0; i < 3; i++) {
      List<TxOut> amount = new ArrayList<>(spent);
      amount.set(i, new TxOut(29_999, spent.get(i).script()));
      assertThat(passes(signed, amount)).isFalse();
      List<TxOut> script = new ArrayList<>(spent);
      script.set(i, new TxOut(30_000, Scripts.p2tr(keys.xOnly(9))));
      assertThat(passes(signed, script)).isFalse();
    }
  }

  private static Map<String, Transaction> changes(Transaction signed) {
    Map<String, Transaction> changes = new LinkedHashMap<>();
    List<TxIn> in = signed.inputs();
    List<TxOut> out = signed.outputs();
    changes.put("version", new Transaction(1, in, out, 0));
    changes.put("lock time", new Transaction(2, in, out, 1));
    changes.put("fewer outputs", new Transaction(2, in, out.subList(0, 1), 0));
    changes.put("outputs swapped", new Transaction(2, in, out.reversed(), 0));
    changes.put(
        "amount",
        new Transaction(2, in, List.of(new TxOut(39_999, out.get(0).script()), out.get(1)), 0));
    for (int i = 0; i < in.size(); i++) {
      TxIn input = in.get(i);
      changes.put(
          "sequence " + i,
          with(
              signed,
              i,
              TxIn.unsigned(input.previous(), 1).signed(input.scriptSig(), input.witness())));
      changes.put(
          "coin " + i,
          with(
              signed,
              i,
              TxIn.unsigned(new OutPoint(TxId.ZERO, 9), input.sequence())
                  .signed(input.scriptSig(), input.witness())));
      changes.put(
          "witness " + i,
          with(signed, i, input.signed(input.scriptSig(), in.get((i + 1) % 3).witness())));
      byte[] bent = input.witness().items().getFirst().toArray();
      bent[40] ^= 4;
      changes.put(
          "signature " + i,
          with(signed, i, input.signed(input.scriptSig(), Witness.of(Bytes.of(bent)))));
      byte[] point = input.witness().items().getFirst().toArray();
      point[3] ^= 4;
      changes.put(
          "nonce " + i,
          with(signed, i, input.signed(input.scriptSig(), Witness.of(Bytes.of(point)))));
      changes.put(
          "annex " + i,
          with(
              signed,
              i,
              input.signed(
                  input.scriptSig(),
                  new Witness(
                      List.of(input.witness().items().getFirst(), Bytes.fromHex("5001"))))));
    }
    return changes;
  }

  private static Transaction with(Transaction transaction, int index, TxIn input) {
    List<TxIn> inputs = new ArrayList<>(transaction.inputs());
    inputs.set(index, input);
    return transaction.withInputs(inputs);
  }

  /** Whether all inputs pass together: one that does not is enough. */
  private boolean passes(Transaction transaction, List<TxOut> spent) {
    try {
      verifier.verify(transaction, spent, List.of(0, 1, 2));
      return true;
    } catch (VerificationFailed _) {
      return false;
    }
  }
}

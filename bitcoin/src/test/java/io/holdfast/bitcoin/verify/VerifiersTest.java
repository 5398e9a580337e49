package io.holdfast.bitcoin.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.testing.PsbtDraft;
import io.holdfast.bitcoin.testing.TestKeys;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.tx.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each verifier takes what is signed right and finds one changed bit, wherever it is. */
final class VerifiersTest {
  private final TestKeys keys = new TestKeys("verify");
  private final CheckedPsbt checked = PsbtCheck.check(psbt(), Network.REGTEST);
  private final Transaction signed =
      new Signer(new SelfCheck(List.of(new InterpreterVerifier())))
          .sign(checked, keys)
          .transaction()
          .orElseThrow();

  private Psbt psbt() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2wpkh(keys, 0, 30_000);
    draft.spendP2pkh(keys, 1, 30_000);
    draft.spendTaproot(keys, 2, 30_000, Optional.empty());
    Script multisig = Scripts.multisig(1, List.of(keys.key(3), keys.key(4)));
    Map<Bytes, Bytes> input = draft.spendP2wsh(multisig, 30_000);
    draft.derivation(input, keys, 4);
    return draft.pay(Scripts.p2wpkh(Bytes.of(new byte[20])), 100_000).psbt();
  }

  private static KernelVerifier kernel() {
    Optional<KernelVerifier> found = KernelVerifier.find();
    if (found.isEmpty()) {
      abort("SKIPPED: libbitcoinkernel is not here; name its file by HOLDFAST_BITCOINKERNEL");
    }
    return found.orElseThrow();
  }

  @Test
  void theInterpreterFindsEveryChange() {
    assertFindsChanges(new InterpreterVerifier());
  }

  @Test
  void bitcoinCoresConsensusCodeFindsEveryChange() {
    assertFindsChanges(kernel());
  }

  private void assertFindsChanges(ScriptVerifier verifier) {
    List<TxOut> spent = checked.spentOutputs();
    List<Integer> all = List.of(0, 1, 2, 3);
    assertThatCode(() -> verifier.verify(signed, spent, all)).doesNotThrowAnyException();
    for (int input : all) {
      assertRefuses(verifier, withBentSignature(input), spent, input);
      assertRefuses(verifier, withOutput(signed, 99_999), spent, input);
    }
    for (int input : List.of(0, 2, 3)) {
      List<TxOut> lying = new ArrayList<>(spent);
      lying.set(input, new TxOut(29_999, spent.get(input).script()));
      assertRefuses(verifier, signed, lying, input);
    }
  }

  private static void assertRefuses(
      ScriptVerifier verifier, Transaction transaction, List<TxOut> spent, int input) {
    assertThatThrownBy(() -> verifier.verify(transaction, spent, List.of(input)))
        .isInstanceOf(VerificationFailed.class)
        .hasMessageContaining("input " + input);
  }

  private static Transaction withOutput(Transaction transaction, long amount) {
    TxOut output = new TxOut(amount, transaction.outputs().get(0).script());
    return new Transaction(
        transaction.version(), transaction.inputs(), List.of(output), transaction.lockTime());
  }

  private Transaction withBentSignature(int index) {
    List<TxIn> inputs = new ArrayList<>(signed.inputs());
    TxIn input = inputs.get(index);
    if (input.witness().isEmpty()) {
      inputs.set(index, input.signed(Script.of(bent(input.scriptSig().bytes())), Witness.EMPTY));
    } else {
      List<Bytes> items = new ArrayList<>(input.witness().items());
      int signature = items.get(0).isEmpty() ? 1 : 0;
      items.set(signature, bent(items.get(signature)));
      inputs.set(index, input.signed(input.scriptSig(), new Witness(items)));
    }
    return signed.withInputs(inputs);
  }

  private static Bytes bent(Bytes bytes) {
    byte[] changed = bytes.toArray();
    changed[20] ^= 1;
    return Bytes.of(changed);
  }

  @Test
  void aSelfCheckPassesOnlyWhatAllItsVerifiersPass() {
    ScriptVerifier never =
        new ScriptVerifier() {
          @Override
          public String name() {
            return "never";
          }

          @Override
          public void verify(Transaction transaction, List<TxOut> spent, List<Integer> inputs) {
            throw new VerificationFailed("input 0 never");
          }
        };
    SelfCheck both = new SelfCheck(List.of(new InterpreterVerifier(), never));
    assertThat(both.names()).contains("never");
    assertThatThrownBy(() -> both.verify(signed, checked.spentOutputs(), List.of(0)))
        .isInstanceOf(VerificationFailed.class);
  }

  @Test
  void aLibraryThatTakesAnyWitnessFailsItsSelfTest() {
    ScriptVerifier always =
        new ScriptVerifier() {
          @Override
          public String name() {
            return "always";
          }

          @Override
          public void verify(Transaction transaction, List<TxOut> spent, List<Integer> inputs) {
            // Says yes to everything.
          }
        };
    KernelSelfTest.run(new InterpreterVerifier(), "right");
    assertThatThrownBy(() -> KernelSelfTest.run(always, "wrong"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fails its self-test");
  }

  @Test
  void aLibraryThatIsNamedButNotThereIsAnErrorInsteadOfASilentSkip() {
    assertThatThrownBy(() -> KernelVerifier.load("/nowhere/libbitcoinkernel.so"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("/nowhere/libbitcoinkernel.so", "HOLDFAST_BITCOINKERNEL");
  }

  @Test
  void aLibraryOfAnotherKindIsNotTaken() {
    assertThatThrownBy(() -> KernelVerifier.load("libc.so.6"))
        .isInstanceOf(IllegalStateException.class);
  }
}

package io.holdfast.bitcoin.sign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.Combiner;
import io.holdfast.bitcoin.psbt.Extractor;
import io.holdfast.bitcoin.psbt.GlobalField;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtException;
import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptBuilder;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.testing.PsbtDraft;
import io.holdfast.bitcoin.testing.TestKeys;
import io.holdfast.bitcoin.tx.EcdsaSignature;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every wallet type is signed so that an interpreter, and Bitcoin Core's where present, agrees. */
final class SignerTest {
  private static final Script DESTINATION = Scripts.p2wpkh(Bytes.of(new byte[20]));

  private final Signer signer = new Signer(SelfCheck.available());
  private final TestKeys ours = new TestKeys("ours");
  private final TestKeys theirs = new TestKeys("theirs");

  private static CheckedPsbt check(Psbt psbt) {
    return PsbtCheck.check(psbt, Network.REGTEST);
  }

  private Transaction signedWhole(byte[] psbt) {
    CheckedPsbt checked = check(Psbt.parse(psbt));
    SigningResult result = signer.sign(checked, ours);
    assertThat(result.complete()).isTrue();
    Transaction transaction = result.transaction().orElseThrow();
    assertThat(transaction.weight())
        .isBetween(checked.size().leastWeight() - 2, checked.size().greatestWeight());
    assertThat(checked.size().bounded()).isTrue();
    assertThat(transaction.outputs()).isEqualTo(checked.transaction().outputs());
    assertThat(Extractor.extract(result.psbt())).isEqualTo(transaction);
    return transaction;
  }

  private Transaction signedAlone(PsbtDraft draft) {
    draft.pay(DESTINATION, 90_000);
    Transaction first = signedWhole(draft.version0());
    Transaction second = signedWhole(draft.version2());
    assertThat(second.txid()).as("versions 0 and 2").isEqualTo(first.txid());
    return first;
  }

  @Test
  void aNativeSegwitInputIsSigned() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2wpkh(ours, 0, 100_000);
    Transaction signed = signedAlone(draft);
    assertThat(signed.inputs().get(0).witness().items().get(1)).isEqualTo(ours.key(0));
    assertThat(signed.inputs().get(0).scriptSig().isEmpty()).isTrue();
  }

  @Test
  void aLegacyInputIsSigned() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2pkh(ours, 0, 100_000);
    assertThat(signedAlone(draft).hasWitness()).isFalse();
  }

  @Test
  void aSegwitInputInsideP2shIsSigned() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendNestedP2wpkh(ours, 0, 100_000);
    assertThat(signedAlone(draft).inputs().get(0).scriptSig().size()).isEqualTo(23);
  }

  @Test
  void aTaprootInputIsSignedByItsKeyPathWithAndWithoutAScriptTree() {
    for (Optional<Bytes> root :
        List.of(Optional.<Bytes>empty(), Optional.of(Bytes.of(new byte[32])))) {
      // Both parities of the internal key occur among these.
      for (int key = 0; key < 6; key++) {
        PsbtDraft draft = new PsbtDraft();
        draft.spendTaproot(ours, key, 100_000, root);
        Transaction signed = signedAlone(draft);
        assertThat(signed.inputs().get(0).witness().items()).hasSize(1);
        assertThat(signed.inputs().get(0).witness().items().get(0).size()).isEqualTo(64);
      }
    }
  }

  @Test
  void aTaprootSignatureNamesItsSighashTypeWhereOneIsStated() {
    PsbtDraft draft = new PsbtDraft();
    Map<Bytes, Bytes> input = draft.spendTaproot(ours, 0, 100_000, Optional.empty());
    input.put(InputField.SIGHASH_TYPE.key(), PsbtDraft.int32(1));
    Bytes signature = signedAlone(draft).inputs().get(0).witness().items().get(0);
    assertThat(signature.size()).isEqualTo(65);
    assertThat(signature.at(64)).isEqualTo(1);
  }

  @Test
  void taprootSignaturesDifferEachTimeAndEcdsaSignaturesNever() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendTaproot(ours, 0, 100_000, Optional.empty());
    draft.spendP2wpkh(ours, 1, 100_000);
    draft.pay(DESTINATION, 90_000);
    Transaction first = signedWhole(draft.version0());
    Transaction second = signedWhole(draft.version0());
    assertThat(first.inputs().get(0)).isNotEqualTo(second.inputs().get(0));
    assertThat(first.inputs().get(1)).isEqualTo(second.inputs().get(1));
  }

  @Test
  void everyInputOfAMixedTransactionIsSigned() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2wpkh(ours, 0, 20_000);
    draft.spendTaproot(ours, 1, 20_000, Optional.empty());
    draft.spendP2pkh(ours, 2, 20_000);
    draft.spendNestedP2wpkh(ours, 3, 20_000);
    Script multisig = Scripts.sortedMultisig(2, List.of(ours.key(4), ours.key(5), theirs.key(0)));
    Map<Bytes, Bytes> input = draft.spendP2wsh(multisig, 20_000);
    draft.derivation(draft.derivation(input, ours, 4), ours, 5);
    assertThat(signedAlone(draft).inputs()).hasSize(5);
  }

  @Test
  void barePayToKeyMultisigAndP2shMultisigAreSigned() {
    PsbtDraft draft = new PsbtDraft();
    draft.derivation(draft.spend(Scripts.p2pk(ours.key(0)), 30_000), ours, 0);
    Script multisig = Scripts.multisig(1, List.of(theirs.key(1), ours.key(1)));
    draft.derivation(draft.spend(multisig, 30_000), ours, 1);
    Map<Bytes, Bytes> p2sh = draft.spend(Scripts.p2shOf(multisig), 30_000);
    p2sh.put(InputField.REDEEM_SCRIPT.key(), multisig.bytes());
    draft.derivation(p2sh, ours, 1);
    Script program = Scripts.p2wshOf(multisig);
    Map<Bytes, Bytes> nested = draft.spend(Scripts.p2shOf(program), 30_000);
    nested.put(InputField.REDEEM_SCRIPT.key(), program.bytes());
    nested.put(InputField.WITNESS_SCRIPT.key(), multisig.bytes());
    draft.derivation(nested, ours, 1);
    signedAlone(draft);
  }

  private PsbtDraft twoOfThree() {
    PsbtDraft draft = new PsbtDraft();
    Script multisig = Scripts.sortedMultisig(2, List.of(ours.key(0), theirs.key(0), theirs.key(1)));
    Map<Bytes, Bytes> input = draft.spendP2wsh(multisig, 100_000);
    draft.derivation(draft.derivation(input, ours, 0), theirs, 0);
    return draft.pay(DESTINATION, 99_000);
  }

  @Test
  void cosignersSignApartAndTheirPsbtsCombineToTheWhole() {
    Psbt psbt = twoOfThree().psbt();
    SigningResult mine = signer.sign(check(psbt), ours);
    SigningResult yours = signer.sign(check(psbt), theirs);
    assertThat(mine.complete()).isFalse();
    assertThat(mine.signedInputs()).containsExactly(0);
    assertThat(mine.psbt().inputs().get(0).partialSignatures()).containsOnlyKeys(ours.key(0));

    SigningResult whole =
        signer.finish(check(Combiner.combine(List.of(psbt, mine.psbt(), yours.psbt()))));

    assertThat(whole.complete()).isTrue();
    assertThat(whole.signedInputs()).isEmpty();
    assertThat(whole.psbt().inputs().get(0).partialSignatures()).isEmpty();
    assertThat(whole.psbt().inputs().get(0).witnessScript()).isEmpty();
    assertThat(whole.psbt().inputs().get(0).nonWitnessUtxo()).isPresent();
  }

  @Test
  void theSecondCosignerCompletesWhatTheFirstSigned() {
    SigningResult first = signer.sign(check(twoOfThree().psbt()), ours);
    SigningResult second = signer.sign(check(first.psbt()), theirs);
    assertThat(second.complete()).isTrue();
    assertThat(second.transaction().orElseThrow().inputs().get(0).witness().items()).hasSize(4);
  }

  @Test
  void signingAgainAddsNothing() {
    SigningResult first = signer.sign(check(twoOfThree().psbt()), ours);
    SigningResult again = signer.sign(check(first.psbt()), ours);
    assertThat(again.signedInputs()).isEmpty();
    assertThat(again.psbt()).isEqualTo(first.psbt());
  }

  @Test
  void aPsbtOfOthersComesBackUnchanged() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2wpkh(theirs, 0, 100_000);
    Psbt psbt = draft.pay(DESTINATION, 90_000).psbt();
    SigningResult result = signer.sign(check(psbt), (_, _) -> Optional.empty());
    assertThat(result.signedInputs()).isEmpty();
    assertThat(result.psbt().serialize()).isEqualTo(psbt.serialize());
  }

  @Test
  void anInputFinishedElsewhereStaysAndIsVerifiedToo() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2wpkh(theirs, 0, 50_000);
    draft.spendP2wpkh(ours, 0, 50_000);
    Psbt psbt = draft.pay(DESTINATION, 90_000).psbt();
    Psbt half = signer.sign(check(psbt), theirs).psbt();
    Psbt finishedHalf = Finalizer.finish(check(half), half);
    assertThat(finishedHalf.inputs().get(0).isFinal()).isTrue();
    assertThat(signer.sign(check(finishedHalf), ours).complete()).isTrue();

    Bytes witness =
        requireNonNull(
            finishedHalf.inputs().get(0).map().entries().get(InputField.FINAL_SCRIPTWITNESS.key()));
    byte[] bent = witness.toArray();
    bent[20] ^= 1;
    Psbt broken =
        finishedHalf.withInputs(
            List.of(
                finishedHalf
                    .inputs()
                    .get(0)
                    .edit(map -> map.with(InputField.FINAL_SCRIPTWITNESS.key(), Bytes.of(bent))),
                finishedHalf.inputs().get(1)));
    assertThatThrownBy(() -> signer.sign(check(broken), ours))
        .isInstanceOfSatisfying(
            SigningRefused.class,
            e -> assertThat(e.rule()).isEqualTo(RefusalRule.VERIFICATION_FAILED))
        .hasMessageContaining("input 0 does not satisfy");
  }

  @Test
  void aSignedVersionTwoPsbtIsNoLongerModifiable() {
    PsbtDraft draft = twoOfThree();
    draft.global.put(GlobalField.TX_MODIFIABLE.key(), Bytes.fromHex("07"));
    SigningResult result = signer.sign(check(Psbt.parse(draft.version2())), ours);
    assertThat(result.psbt().globalMap().entries())
        .containsEntry(GlobalField.TX_MODIFIABLE.key(), Bytes.fromHex("04"));
  }

  @Test
  void ecdsaSignaturesHaveALowS() {
    PsbtDraft draft = new PsbtDraft();
    for (int i = 0; i < 20; i++) {
      draft.spendP2wpkh(ours, i, 10_000);
    }
    Transaction signed = signedAlone(draft);
    signed.inputs().stream()
        .map(input -> input.witness().items().get(0))
        .forEach(signature -> {
          Bytes der = EcdsaSignature.der(signature);
          int lengthR = der.at(3);
          assertThat(der.at(lengthR + 5)).isLessThanOrEqualTo(32);
          assertThat(der.at(lengthR + 6)).isLessThan(0x80);
        });
  }

  @Test
  void aScriptThatIsNotOfAStandardFormGetsASignatureAndIsLeftToOthersToFinish() {
    Script script =
        new ScriptBuilder()
            .push(ours.key(0))
            .op(OpCodes.OP_CHECKSIGVERIFY)
            .number(144)
            .op(OpCodes.OP_CHECKSEQUENCEVERIFY)
            .op(OpCodes.OP_DROP)
            .number(1)
            .build();
    PsbtDraft draft = new PsbtDraft();
    draft.derivation(draft.spendP2wsh(script, 100_000), ours, 0);
    CheckedPsbt checked = check(draft.pay(DESTINATION, 90_000).psbt());
    SigningResult result = signer.sign(checked, ours);
    assertThat(checked.size().bounded()).isFalse();
    assertThat(result.complete()).isFalse();
    assertThat(result.psbt().inputs().get(0).partialSignatures()).containsOnlyKeys(ours.key(0));
    assertThatThrownBy(() -> Extractor.extract(result.psbt()))
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining("input 0 is not finalized");
  }

  @Test
  void aKeySourceThatGivesAnotherKeyIsFoundOut() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2wpkh(ours, 0, 50_000);
    draft.pay(DESTINATION, 40_000);
    theirs.key(7);
    SigningKeys wrong = (origin, _) -> theirs.keyFor(origin, theirs.key(7));
    assertThatThrownBy(() -> signer.sign(check(draft.psbt()), wrong))
        .isInstanceOfSatisfying(
            SigningRefused.class, e -> assertThat(e.rule()).isEqualTo(RefusalRule.KEY_MISMATCH));

    PsbtDraft taproot = new PsbtDraft();
    taproot.spendTaproot(ours, 0, 50_000, Optional.empty());
    taproot.pay(DESTINATION, 40_000);
    assertThatThrownBy(() -> signer.sign(check(taproot.psbt()), wrong))
        .isInstanceOfSatisfying(
            SigningRefused.class, e -> assertThat(e.rule()).isEqualTo(RefusalRule.KEY_MISMATCH));
  }
}

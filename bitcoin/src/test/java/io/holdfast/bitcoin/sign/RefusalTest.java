package io.holdfast.bitcoin.sign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.GlobalField;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.script.Taproot;
import io.holdfast.bitcoin.testing.PsbtDraft;
import io.holdfast.bitcoin.testing.TestKeys;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would let a signature be abused is refused by its rule, with place and numbers. */
final class RefusalTest {
  private static final Script DESTINATION = Scripts.p2wpkh(Bytes.of(new byte[20]));

  private final TestKeys keys = new TestKeys("ours");
  private final PsbtDraft draft = new PsbtDraft();

  private void assertRefused(RefusalRule rule, String... words) {
    assertRefused(draft.version0(), rule, words);
  }

  private void assertRefused(byte[] psbt, RefusalRule rule, String... words) {
    assertThatThrownBy(() -> PsbtCheck.check(Psbt.parse(psbt), Network.MAINNET))
        .isInstanceOfSatisfying(
            SigningRefused.class, e -> assertThat(e.rule()).as(e.getMessage()).isEqualTo(rule))
        .hasMessageContainingAll(words);
  }

  @Test
  void aSegwitInputWithoutItsPreviousTransactionIsRefused() {
    draft.spendWitness(Scripts.p2wpkhOf(keys.key(0)), 100_000);
    draft.pay(DESTINATION, 90_000);
    assertRefused(
        RefusalRule.MISSING_PREVIOUS_TRANSACTION, "input 0", "p2wpkh", "non_witness_utxo");
  }

  @Test
  void anInputOfWhichNothingIsToldIsRefused() {
    draft.spendClaimed(Scripts.p2wpkhOf(keys.key(0)), 100_000);
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.MISSING_PREVIOUS_TRANSACTION, "neither");
  }

  @Test
  void aWitnessUtxoWithALyingAmountIsRefusedWithBothNumbers() {
    Map<Bytes, Bytes> input = draft.spendP2wpkh(keys, 0, 100_000);
    input.put(InputField.WITNESS_UTXO.key(), PsbtDraft.utxo(Scripts.p2wpkhOf(keys.key(0)), 91_000));
    draft.pay(DESTINATION, 90_000);
    assertRefused(
        RefusalRule.WITNESS_UTXO_CONTRADICTION, "input 0", "claims 91000 sat", "has 100000 sat");
  }

  @Test
  void aWitnessUtxoWithAnotherScriptIsRefused() {
    Map<Bytes, Bytes> input = draft.spendP2wpkh(keys, 0, 100_000);
    input.put(InputField.WITNESS_UTXO.key(), PsbtDraft.utxo(DESTINATION, 100_000));
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.WITNESS_UTXO_CONTRADICTION, "another script");
  }

  @Test
  void aTaprootInputWhosePreviousTransactionContradictsItIsRefused() {
    Map<Bytes, Bytes> input = draft.spendTaproot(keys, 0, 100_000, Optional.empty());
    PsbtDraft other = new PsbtDraft();
    Script script = Scripts.p2tr(Taproot.outputKey(keys.xOnly(0), Optional.empty()).xOnly());
    Bytes previous = other.spend(script, 100_000).get(InputField.NON_WITNESS_UTXO.key());
    input.put(InputField.NON_WITNESS_UTXO.key(), previous);
    input.put(InputField.WITNESS_UTXO.key(), PsbtDraft.utxo(script, 99_999));
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.WITNESS_UTXO_CONTRADICTION, "99999", "100000");
  }

  @Test
  void anotherPreviousTransactionThanTheOneSpentIsRefused() {
    Map<Bytes, Bytes> input = draft.spendP2wpkh(keys, 0, 100_000);
    Bytes other =
        new PsbtDraft().spendP2wpkh(keys, 0, 200_000).get(InputField.NON_WITNESS_UTXO.key());
    input.put(InputField.NON_WITNESS_UTXO.key(), other);
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.PREVIOUS_TRANSACTION_MISMATCH, "non_witness_utxo is transaction");
  }

  @Test
  void anOutputThatThePreviousTransactionLacksIsRefused() {
    Map<Bytes, Bytes> input = draft.spendP2wpkh(keys, 0, 100_000);
    Bytes previous = requireNonNull(input.get(InputField.NON_WITNESS_UTXO.key()));
    Transaction transaction = Transaction.parse(previous.toArray());
    TxIn in = TxIn.unsigned(new OutPoint(transaction.txid(), 2), TxIn.FINAL);
    Psbt psbt = Psbt.of(new Transaction(2, List.of(in), List.of(new TxOut(1000, DESTINATION)), 0));
    Psbt updated =
        psbt.withInputs(
            List.of(
                psbt.inputs()
                    .get(0)
                    .edit(map -> map.with(InputField.NON_WITNESS_UTXO.key(), previous))));
    assertRefused(
        updated.serialize(), RefusalRule.PREVIOUS_TRANSACTION_MISMATCH, "has only 2 outputs");
  }

  @Test
  void aWitnessUtxoOfALegacyInputIsRefused() {
    Map<Bytes, Bytes> input = draft.spendP2pkh(keys, 0, 100_000);
    input.put(InputField.WITNESS_UTXO.key(), PsbtDraft.utxo(Scripts.p2pkhOf(keys.key(0)), 100_000));
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.WITNESS_UTXO_OF_NON_WITNESS_INPUT, "input 0", "p2pkh");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 0x81, 0x82, 0x83, 0x41, 0x101})
  void aSighashTypeThatLeavesPartsOpenIsRefused(int type) {
    draft.spendP2wpkh(keys, 0, 100_000).put(InputField.SIGHASH_TYPE.key(), PsbtDraft.int32(type));
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.SIGHASH_TYPE, "input 0", "sighash_type is");

    PsbtDraft taproot = new PsbtDraft();
    taproot
        .spendTaproot(keys, 0, 100_000, Optional.empty())
        .put(InputField.SIGHASH_TYPE.key(), PsbtDraft.int32(type));
    taproot.pay(DESTINATION, 90_000);
    assertRefused(taproot.version0(), RefusalRule.SIGHASH_TYPE, "sighash_type is");
  }

  @Test
  void theSighashTypeDefaultIsForTaprootOnly() {
    draft.spendP2wpkh(keys, 0, 100_000).put(InputField.SIGHASH_TYPE.key(), PsbtDraft.int32(0));
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.SIGHASH_TYPE, "is DEFAULT", "none of ALL");
  }

  @Test
  void anOutputSpentTwiceIsRefusedNamingBothInputs() {
    draft.spendP2wpkh(keys, 0, 100_000);
    draft.pay(DESTINATION, 90_000);
    Transaction unsigned = draft.unsigned();
    Psbt psbt =
        Psbt.of(unsigned.withInputs(List.of(unsigned.inputs().get(0), unsigned.inputs().get(0))));
    assertRefused(psbt.serialize(), RefusalRule.DUPLICATE_INPUT, "input 1", "as input 0 does");
  }

  @Test
  void aTransactionWithoutInputsOrOutputsIsRefused() {
    draft.spendP2wpkh(keys, 0, 100_000);
    assertRefused(RefusalRule.EMPTY_TRANSACTION, "1 inputs and 0 outputs");
  }

  @Test
  void aRedeemScriptThatTheOutputDoesNotCommitToIsRefused() {
    Map<Bytes, Bytes> input = draft.spendNestedP2wpkh(keys, 0, 100_000);
    input.put(InputField.REDEEM_SCRIPT.key(), Scripts.p2wpkhOf(keys.key(1)).bytes());
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.REDEEM_SCRIPT_MISMATCH, "input 0", "redeem_script");
  }

  @Test
  void aWitnessScriptThatTheOutputDoesNotCommitToIsRefused() {
    Script multisig = Scripts.multisig(1, List.of(keys.key(0)));
    Map<Bytes, Bytes> input = draft.spendP2wsh(multisig, 100_000);
    input.put(InputField.WITNESS_SCRIPT.key(), Scripts.multisig(1, List.of(keys.key(1))).bytes());
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.WITNESS_SCRIPT_MISMATCH, "its output commits to");
  }

  @Test
  void aWitnessScriptThatTheRedeemScriptDoesNotCommitToIsRefused() {
    Script program = Scripts.p2wshOf(Scripts.multisig(1, List.of(keys.key(0))));
    Map<Bytes, Bytes> input = draft.spend(Scripts.p2shOf(program), 100_000);
    input.put(InputField.REDEEM_SCRIPT.key(), program.bytes());
    input.put(InputField.WITNESS_SCRIPT.key(), Scripts.multisig(1, List.of(keys.key(1))).bytes());
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.WITNESS_SCRIPT_MISMATCH, "its redeem_script commits to");
  }

  @Test
  void scriptsThatHaveNoPlaceAreRefused() {
    draft.spendP2wpkh(keys, 0, 100_000).put(InputField.WITNESS_SCRIPT.key(), Bytes.fromHex("51"));
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.WITNESS_SCRIPT_MISMATCH, "spends no P2WSH");

    PsbtDraft other = new PsbtDraft();
    other.spendP2wpkh(keys, 0, 100_000).put(InputField.REDEEM_SCRIPT.key(), Bytes.fromHex("51"));
    other.pay(DESTINATION, 90_000);
    assertRefused(other.version0(), RefusalRule.REDEEM_SCRIPT_MISMATCH, "spends no P2SH");
  }

  @Test
  void aTaprootInternalKeyThatMakesAnotherOutputIsRefused() {
    Map<Bytes, Bytes> input = draft.spendTaproot(keys, 0, 100_000, Optional.empty());
    input.put(InputField.TAP_MERKLE_ROOT.key(), Bytes.of(new byte[32]));
    draft.pay(DESTINATION, 90_000);
    assertRefused(RefusalRule.INTERNAL_KEY_MISMATCH, "input 0", "tap_merkle_root");
  }

  @Test
  void aTaprootLeafThatIsNotInTheTreeIsRefusedAndTheRightOneIsTaken() {
    Script leaf = Script.fromHex("51");
    Bytes internal = keys.xOnly(0);
    Taproot.OutputKey output =
        Taproot.outputKey(internal, Optional.of(Taproot.leafHash(0xc0, leaf)));
    Bytes control = Bytes.fromHex((output.oddY() ? "c1" : "c0") + internal.hex());
    Map<Bytes, Bytes> input = draft.spendWitness(Scripts.p2tr(output.xOnly()), 100_000);
    draft.pay(DESTINATION, 90_000);
    input.put(InputField.TAP_LEAF_SCRIPT.key(control), Bytes.fromHex("51c0"));
    assertThat(PsbtCheck.check(draft.psbt(), Network.MAINNET).inputSum()).isEqualTo(100_000);

    input.put(InputField.TAP_LEAF_SCRIPT.key(control), Bytes.fromHex("52c0"));
    assertRefused(RefusalRule.LEAF_MISMATCH, "input 0", "tap_leaf_script");
  }

  @Test
  void outputsWorthMoreThanTheInputsAreRefusedWithBothSums() {
    draft.spendP2wpkh(keys, 0, 100_000);
    draft.pay(DESTINATION, 100_001);
    assertRefused(RefusalRule.OUTPUTS_EXCEED_INPUTS, "100001 sat", "100000 sat");
  }

  @Test
  void aTransactionThatNodesWouldNotRelayIsRefusedWithItsWeight() {
    draft.spendP2wpkh(keys, 0, 100_000_000);
    for (int i = 0; i < 3_300; i++) {
      draft.pay(DESTINATION, 1_000);
    }
    assertRefused(RefusalRule.TOO_HEAVY, "would weigh 409", "at most 400000");
  }

  @Test
  void anExtendedKeyOfAnotherNetworkIsRefusedNamingBoth() {
    draft.spendP2wpkh(keys, 0, 100_000);
    draft.pay(DESTINATION, 90_000);
    byte[] tpub = new byte[78];
    Bytes.fromHex("043587cf").copyTo(tpub, 0);
    draft.global.put(GlobalField.XPUB.key(Bytes.of(tpub)), Bytes.of(new byte[4]));
    assertRefused(
        RefusalRule.WRONG_NETWORK, "tpub", "testnet or signet or regtest", "not of mainnet");
  }

  @Test
  void aForeignSignatureThatDoesNotVerifyIsRefusedNamingItsKey() {
    TestKeys theirs = new TestKeys("theirs");
    Script multisig = Scripts.multisig(2, List.of(keys.key(0), theirs.key(0)));
    Map<Bytes, Bytes> input = draft.spendP2wsh(multisig, 100_000);
    draft.derivation(draft.derivation(input, keys, 0), theirs, 0);
    draft.pay(DESTINATION, 90_000);
    Signer signer = new Signer(SelfCheck.available());
    Psbt signed = signer.sign(PsbtCheck.check(draft.psbt(), Network.MAINNET), theirs).psbt();
    byte[] bent =
        requireNonNull(signed.inputs().get(0).partialSignatures().get(theirs.key(0))).toArray();
    bent[bent.length - 2] ^= 1;
    input.put(InputField.PARTIAL_SIG.key(theirs.key(0)), Bytes.of(bent));
    assertSignerRefuses(RefusalRule.INVALID_SIGNATURE, theirs.key(0).hex());

    bent[bent.length - 2] ^= 1;
    bent[bent.length - 1] = (byte) 0x83;
    input.put(InputField.PARTIAL_SIG.key(theirs.key(0)), Bytes.of(bent));
    assertSignerRefuses(RefusalRule.SIGHASH_TYPE, "SINGLE|ANYONECANPAY");
  }

  @Test
  void aTaprootSignatureThatDoesNotVerifyIsRefused() {
    Map<Bytes, Bytes> input = draft.spendTaproot(keys, 0, 100_000, Optional.empty());
    input.put(InputField.TAP_KEY_SIG.key(), Bytes.of(new byte[64]));
    draft.pay(DESTINATION, 90_000);
    assertSignerRefuses(RefusalRule.INVALID_SIGNATURE, "tap_key_sig");
  }

  private void assertSignerRefuses(RefusalRule rule, String word) {
    CheckedPsbt checked = PsbtCheck.check(draft.psbt(), Network.MAINNET);
    Signer signer = new Signer(SelfCheck.available());
    assertThatThrownBy(() -> signer.sign(checked, keys))
        .isInstanceOfSatisfying(
            SigningRefused.class, e -> assertThat(e.rule()).as(e.getMessage()).isEqualTo(rule))
        .hasMessageContaining(word);
  }

  @Test
  void theFactsThatAPolicyJudgesAreExact() {
    draft.spendP2wpkh(keys, 0, 100_000);
    draft.spendTaproot(keys, 1, 50_000, Optional.empty());
    draft.pay(DESTINATION, 120_000).pay(Scripts.opReturn(Bytes.fromHex("00")), 0);
    CheckedPsbt checked = PsbtCheck.check(draft.psbt(), Network.MAINNET);
    assertThat(checked.inputSum()).isEqualTo(150_000);
    assertThat(checked.outputSum()).isEqualTo(120_000);
    assertThat(checked.fee()).isEqualTo(30_000);
    assertThat(checked.size().greatestWeight() - checked.size().leastWeight()).isEqualTo(1);
    assertThat(checked.highestFeeRate()).isGreaterThanOrEqualTo(checked.lowestFeeRate());
  }
}

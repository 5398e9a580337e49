package io.holdfast.bitcoin.psbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.testing.PsbtDraft;
import io.holdfast.bitcoin.testing.TestKeys;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.TxIn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A PSBT is taken whole or refused by the name of its map and field; nothing of it is lost. */
final class PsbtFormatTest {
  private static final TestKeys KEYS = new TestKeys("format");
  private static final Bytes KEY = KEYS.key(0);
  private static final Bytes XONLY = KEYS.xOnly(0);
  private static final Bytes HASH = Bytes.of(new byte[32]);

  private static PsbtDraft draft() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2wpkh(KEYS, 0, 100_000);
    draft.spendTaproot(KEYS, 1, 50_000, Optional.empty());
    return draft.pay(Scripts.p2wpkhOf(KEY), 90_000).pay(Scripts.p2tr(XONLY), 50_000);
  }

  private static PsbtDraft with(Consumer<PsbtDraft> change) {
    PsbtDraft draft = draft();
    change.accept(draft);
    return draft;
  }

  @Test
  void unknownAndProprietaryFieldsComeOutByteForByteAndInTheirPlace() {
    PsbtDraft draft =
        with(d -> {
          d.global.put(Bytes.fromHex("fa0102"), Bytes.fromHex("aabb"));
          d.inputs.get(0).put(Bytes.fromHex("f0"), Bytes.EMPTY);
          d.inputs.get(0).put(Bytes.fromHex("fc03616263fd0001aa"), Bytes.fromHex("01"));
          d.outputs.get(1).put(Bytes.fromHex("7f00"), Bytes.fromHex("02"));
        });
    assertThat(Psbt.parse(draft.version0()).serialize()).isEqualTo(draft.version0());
    assertThat(Psbt.parse(draft.version2()).serialize()).isEqualTo(draft.version2());
  }

  @Test
  void bothVersionsDescribeTheSameTransaction() {
    PsbtDraft draft = draft();
    assertThat(Psbt.parse(draft.version0()).unsignedTransaction()).isEqualTo(draft.unsigned());
    assertThat(Psbt.parse(draft.version2()).unsignedTransaction()).isEqualTo(draft.unsigned());
    assertThat(Psbt.parse(draft.version2()).version()).isEqualTo(2);
  }

  @Test
  void aMissingSequenceInVersionTwoIsTheFinalOne() {
    PsbtDraft draft = draft();
    Psbt psbt = Psbt.parse(draft.version2());
    Psbt without =
        psbt.withInputs(
            psbt.inputs().stream()
                .map(input -> input.edit(map -> map.without(InputField.SEQUENCE.key()::equals)))
                .toList());
    assertThat(without.unsignedTransaction().inputs())
        .allMatch(input -> input.sequence() == TxIn.FINAL);
  }

  @Test
  void aNewFieldGoesToItsSortedPlace() {
    Psbt psbt = draft().psbt();
    PsbtInput input =
        psbt.inputs()
            .get(0)
            .edit(map -> map.with(InputField.SIGHASH_TYPE.key(), PsbtDraft.int32(1)));
    assertThat(List.copyOf(input.map().entries().keySet())).isSorted();
    assertThat(input.sighashType()).hasValue(1);
  }

  static Stream<Arguments> malformedFields() {
    return Stream.of(
        input("partial_sig", "has a key whose data", InputField.PARTIAL_SIG.key(XONLY), "00"),
        input("partial_sig", "is not a DER", InputField.PARTIAL_SIG.key(KEY), "3006020101020101"),
        input("sighash_type", "needs 4 bytes", InputField.SIGHASH_TYPE.key(), "010000"),
        input("sighash_type", "1 bytes too many", InputField.SIGHASH_TYPE.key(), "0100000000"),
        input("sighash_type", "must be nothing", InputField.SIGHASH_TYPE.key(HASH), "01000000"),
        input("redeem_script", "must be nothing", InputField.REDEEM_SCRIPT.key(KEY), "51"),
        input("witness_script", "must be nothing", InputField.WITNESS_SCRIPT.key(KEY), "51"),
        input("witness_utxo", "amount needs", InputField.WITNESS_UTXO.key(), "00"),
        input("non_witness_utxo", "must be nothing", InputField.NON_WITNESS_UTXO.key(KEY), "00"),
        input("non_witness_utxo", "version needs", InputField.NON_WITNESS_UTXO.key(), "00"),
        input(
            "bip32_derivation",
            "path has 3 bytes",
            InputField.BIP32_DERIVATION.key(KEY),
            "01020304000000"),
        input("bip32_derivation", "a key whose", InputField.BIP32_DERIVATION.key(HASH), "01020304"),
        input("final_scriptsig", "must be nothing", InputField.FINAL_SCRIPTSIG.key(KEY), "51"),
        input(
            "final_scriptwitness", "bytes too many", InputField.FINAL_SCRIPTWITNESS.key(), "0000"),
        input("sha256", "is not the preimage", InputField.SHA256.key(HASH), "00"),
        input("hash160", "a hash of 20 bytes", InputField.HASH160.key(HASH), "00"),
        input(
            "tap_key_sig", "64 or 65 bytes, not 63", InputField.TAP_KEY_SIG.key(), "00".repeat(63)),
        input(
            "tap_key_sig", "64 or 65 bytes, not 66", InputField.TAP_KEY_SIG.key(), "00".repeat(66)),
        input("tap_key_sig", "sighash type 0", InputField.TAP_KEY_SIG.key(), "00".repeat(65)),
        input("tap_script_sig", "64 bytes", InputField.TAP_SCRIPT_SIG.key(KEY), "00".repeat(64)),
        input(
            "tap_leaf_script",
            "control block",
            InputField.TAP_LEAF_SCRIPT.key(Bytes.of(new byte[34])),
            "51c0"),
        input(
            "tap_leaf_script",
            "contradicts",
            InputField.TAP_LEAF_SCRIPT.key(Bytes.of(new byte[33])),
            "51c0"),
        input(
            "tap_internal_key",
            "32 bytes, not 33",
            InputField.TAP_INTERNAL_KEY.key(),
            "00".repeat(33)),
        input(
            "tap_merkle_root",
            "32 bytes, not 31",
            InputField.TAP_MERKLE_ROOT.key(),
            "00".repeat(31)),
        input(
            "tap_bip32_derivation",
            "x-only",
            InputField.TAP_BIP32_DERIVATION.key(KEY),
            "0001020304"),
        input(
            "tap_bip32_derivation",
            "number of leaf hashes says 2",
            InputField.TAP_BIP32_DERIVATION.key(XONLY),
            "0201020304"),
        input("proprietary", "an identifier", Bytes.fromHex("fc05"), "00"),
        input(
            "previous_txid",
            "not allowed in version 0",
            InputField.PREVIOUS_TXID.key(),
            "00".repeat(32)),
        input("sequence", "not allowed in version 0", InputField.SEQUENCE.key(), "00000000"));
  }

  private static Arguments input(String field, String problem, Bytes key, String value) {
    return Arguments.of(field, problem, key, Bytes.fromHex(value));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("malformedFields")
  void aMalformedInputFieldIsRefusedByName(String field, String problem, Bytes key, Bytes value) {
    PsbtDraft draft = with(d -> d.inputs.get(1).put(key, value));
    assertThatThrownBy(draft::psbt)
        .isInstanceOf(PsbtException.class)
        .hasMessageContainingAll("PSBT input 1", field, problem);
  }

  static Stream<Arguments> brokenMaps() {
    Bytes xpub = Bytes.of(new byte[78]);
    return Stream.of(
        broken(
            "global: xpub has a path of 1 steps",
            d -> d.global.put(GlobalField.XPUB.key(xpub), Bytes.of(new byte[8]))),
        broken(
            "global: version is not 0 or 2",
            d -> d.global.put(GlobalField.VERSION.key(), PsbtDraft.int32(1))),
        broken(
            "global: version must have 4 bytes",
            d -> d.global.put(GlobalField.VERSION.key(), Bytes.EMPTY)),
        broken(
            "global: tx_version is not allowed",
            d -> d.global.put(GlobalField.TX_VERSION.key(), PsbtDraft.int32(2))),
        broken(
            "global: unsigned_tx is not allowed",
            d -> d.global.put(GlobalField.VERSION.key(), PsbtDraft.int32(2))),
        broken(
            "output 0: amount is not allowed",
            d -> d.outputs.get(0).put(OutputField.AMOUNT.key(), Bytes.of(new byte[8]))),
        broken(
            "output 1: redeem_script has a key",
            d -> d.outputs.get(1).put(OutputField.REDEEM_SCRIPT.key(HASH), HASH)),
        broken(
            "output 1: witness_script has a key",
            d -> d.outputs.get(1).put(OutputField.WITNESS_SCRIPT.key(HASH), HASH)),
        broken(
            "output 1: bip32_derivation has a key",
            d -> d.outputs.get(1).put(OutputField.BIP32_DERIVATION.key(HASH), HASH)),
        broken(
            "output 1: tap_internal_key must have 32",
            d -> d.outputs.get(1).put(OutputField.TAP_INTERNAL_KEY.key(), KEY)),
        broken(
            "output 1: tap_tree: leaf 0 depth is the last one",
            d -> d.outputs.get(1).put(OutputField.TAP_TREE.key(), Bytes.fromHex("01c00151"))),
        broken(
            "output 1: tap_tree: leaf 1 depth does not fit",
            d ->
                d.outputs
                    .get(1)
                    .put(OutputField.TAP_TREE.key(), Bytes.fromHex("02c0015101c00151"))),
        broken(
            "output 1: tap_tree: leaf 1 depth does not fit",
            d ->
                d.outputs
                    .get(1)
                    .put(OutputField.TAP_TREE.key(), Bytes.fromHex("00c0015100c00151"))),
        broken(
            "output 1: tap_tree: leaf 0 depth is 129",
            d -> d.outputs.get(1).put(OutputField.TAP_TREE.key(), Bytes.fromHex("81c00151"))),
        broken(
            "output 1: tap_tree: leaf 0 version is odd",
            d -> d.outputs.get(1).put(OutputField.TAP_TREE.key(), Bytes.fromHex("00c10151"))));
  }

  private static Arguments broken(String error, Consumer<PsbtDraft> change) {
    return Arguments.of(error, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenMaps")
  void aBrokenGlobalOrOutputFieldIsRefusedByName(String error, Consumer<PsbtDraft> change) {
    assertThatThrownBy(() -> with(change).psbt())
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining(error);
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() {
    byte[] once = draft().version0();
    byte[] field = new ByteWriter().varBytes(Bytes.fromHex("f0")).varBytes(HASH).toArray();
    byte[] twice =
        new ByteWriter()
            .bytes(Bytes.of(once).slice(0, 5))
            .bytes(field)
            .bytes(field)
            .bytes(Bytes.of(once).slice(5, once.length))
            .toArray();
    assertThatThrownBy(() -> Psbt.parse(twice))
        .hasMessageContaining("global: the key f0 is there twice");
  }

  @Test
  void aRawTransactionIsToldApartFromAPsbt() {
    assertThatThrownBy(() -> Psbt.parse(draft().unsigned().serialize()))
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining("not a PSBT");
    assertThatThrownBy(() -> Psbt.parseBase64("***"))
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining("not base64");
  }

  @Test
  void everyCutIsRefused() {
    for (byte[] whole : new byte[][] {draft().version0(), draft().version2()}) {
      Bytes bytes = Bytes.of(whole);
      for (int i = 0; i < whole.length; i++) {
        byte[] cut = bytes.slice(0, i).toArray();
        assertThatThrownBy(() -> Psbt.parse(cut)).isInstanceOf(PsbtException.class);
      }
      byte[] longer = new ByteWriter().bytes(whole).int8(0).toArray();
      assertThatThrownBy(() -> Psbt.parse(longer)).hasMessageContaining("1 bytes too many");
    }
  }

  @Test
  void aCountOfInputsThatNoBytesFollowForIsRefusedAtOnce() {
    PsbtDraft draft = draft();
    draft.global.put(GlobalField.INPUT_COUNT.key(), Bytes.fromHex("feffffffff"));
    assertThatThrownBy(() -> Psbt.parse(draft.version2()))
        .isInstanceOf(PsbtException.class)
        .hasMessageContainingAll("4294967295 inputs", "more than fit a block");
    draft.global.put(GlobalField.INPUT_COUNT.key(), Bytes.fromHex("fd005f"));
    assertThatThrownBy(() -> Psbt.parse(draft.version2()))
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining("map is missing");
  }

  @Test
  void aScriptTreeIsReadLeafByLeaf() {
    Psbt psbt =
        with(d ->
                d.outputs
                    .get(1)
                    .put(OutputField.TAP_TREE.key(), Bytes.fromHex("02c0015102c0015201c00153")))
            .psbt();
    assertThat(psbt.outputs().get(1).taprootTree())
        .extracting(TreeLeaf::depth)
        .containsExactly(2, 2, 1);
  }

  @Test
  void preimagesThatFitTheirHashAreTaken() {
    Bytes secret = Bytes.fromHex("0102");
    Bytes hash = Bytes.of(Hashes.hash160(secret.toArray()));
    Psbt psbt = with(d -> d.inputs.get(0).put(InputField.HASH160.key(hash), secret)).psbt();
    assertThat(psbt.inputs().get(0).map().entries()).containsValue(secret);
  }
}

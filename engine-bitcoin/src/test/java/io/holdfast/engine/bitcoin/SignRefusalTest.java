package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.psbt.GlobalField;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Origins;
import io.holdfast.bitcoin.psbt.OutputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.PsbtMap;
import io.holdfast.bitcoin.psbt.PsbtOutput;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Updater;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.testkit.Reply;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no policy could allow is refused by name, before any key is touched. */
class SignRefusalTest {
  private final Bench bench = new Bench();
  private final Wallet wallet = bench.wallet("bip84", Map.of());

  @AfterEach
  void close() {
    bench.close();
  }

  private PaymentDraft draft() {
    WalletScript own = wallet.at(Place.receive(0));
    return new PaymentDraft().spend(Bench.coin(1, own.derived().scriptPubKey(), 100_000), 0, own);
  }

  private Psbt payment() {
    return draft().pay(Bench.shop(), 60_000).pay(wallet.at(Place.change(0)), 39_000).psbt();
  }

  private Psbt input(UnaryOperator<PsbtMap> change) {
    Psbt psbt = payment();
    return psbt.withInputs(List.of(psbt.inputs().getFirst().edit(change)));
  }

  private void refused(String rule, Psbt psbt, String... words) {
    Reply reply = bench.write("wallets/hot/sign", Map.of("psbt", psbt.base64()));
    assertThat(reply.status()).as(rule).isEqualTo(400);
    assertThat(reply.data("rule").asText()).as("%s", reply.errors()).isEqualTo(rule);
    assertThat(reply.errors()).singleElement().asString().startsWith("psbt: ");
    assertThat(List.of(words)).allMatch(word -> reply.errors().getFirst().contains(word));
    assertThat(reply.body().toString()).doesNotContain("cHNidP8");
  }

  private void malformed(String words, byte[] psbt) {
    Reply reply =
        bench.write("wallets/hot/sign", Map.of("psbt", Base64.getEncoder().encodeToString(psbt)));
    assertThat(reply.status()).as(words).isEqualTo(400);
    assertThat(reply.errors()).singleElement().asString().startsWith("psbt: ");
    assertThat(List.of(words)).allMatch(word -> reply.errors().getFirst().contains(word));
  }

  @Test
  void keysOfAnotherNetwork() {
    Bytes xpub =
        Bytes.fromHex(
            "0488b21e000000000000000000873dff81c02f525623fd1fe5167eac3a55a049de3d314bb42ee227ffed37d508"
                + "0339a36013301597daef41fbe593a02cc513d0b55527ec2df1050e2e8ff49c85c2");
    Psbt psbt = payment();
    refused(
        "wrong_network",
        psbt.withGlobalMap(
            psbt.globalMap().with(GlobalField.XPUB.key(xpub), Bytes.fromHex("73c5da0a"))),
        "xpub",
        "mainnet",
        "regtest");
  }

  @Test
  void dust() {
    refused("dust", draft().pay(Bench.shop(), 293).psbt(), "output 0 pays 293 sat", "294 sat");
  }

  @Test
  void anInputSpentTwice() {
    Psbt psbt = payment();
    Transaction once = psbt.unsignedTransaction();
    TxIn in = once.inputs().getFirst();
    Psbt twice =
        Psbt.of(new Transaction(2, List.of(in, in), once.outputs(), 0)).withOutputs(psbt.outputs());
    List<PsbtInput> inputs = new ArrayList<>();
    for (PsbtInput bare : twice.inputs()) {
      inputs.add(bare.edit(map -> map.with(psbt.inputs().getFirst().map().entries())));
    }
    refused("duplicate_input", twice.withInputs(inputs), "input 1", "input 0");
  }

  @Test
  void anAmountThatIsClaimedAndNotProven() {
    // The attack: a signer of segwit that believes the field signs a fee of any height.
    refused(
        "missing_previous_transaction",
        input(map ->
            map.without(InputField.NON_WITNESS_UTXO.key()::equals)
                .with(InputField.WITNESS_UTXO.key(), utxo(5_000_000))),
        "p2wpkh",
        "non_witness_utxo");
    refused(
        "witness_utxo_contradiction",
        input(map -> map.with(InputField.WITNESS_UTXO.key(), utxo(99_999))),
        "99999 sat",
        "100000 sat");
  }

  private Bytes utxo(long amount) {
    ByteWriter out = new ByteWriter();
    new TxOut(amount, wallet.at(Place.receive(0)).derived().scriptPubKey()).write(out);
    return out.toBytes();
  }

  @Test
  void aPreviousTransactionThatIsAbsentOrAnother() {
    refused(
        "missing_previous_transaction",
        input(map -> map.without(InputField.NON_WITNESS_UTXO.key()::equals)),
        "input 0");
    Transaction other =
        Bench.coin(2, wallet.at(Place.receive(0)).derived().scriptPubKey(), 100_000);
    refused(
        "previous_transaction_mismatch",
        input(map -> map.with(InputField.NON_WITNESS_UTXO.key(), Bytes.of(other.serialize()))),
        other.txid().hex());
  }

  @Test
  void changeThatIsNone() {
    WalletScript own = wallet.at(Place.change(0));
    Psbt psbt = draft().pay(Bench.shop(), 99_000).psbt();
    // The fields of true change on an output that pays somebody else.
    PsbtOutput lying = Updater.output(psbt.outputs().getFirst(), own);
    refused("foreign_change", psbt.withOutputs(List.of(lying)), "output 0", "no change");
    // Our own key in a script that is another's as well.
    Bytes key = own.derived().keys().getFirst().publicKey();
    Psbt wrapped = draft().pay(Scripts.p2pkhOf(key), 99_000).psbt();
    refused(
        "foreign_change",
        wrapped.withOutputs(List.of(Updater.output(wrapped.outputs().getFirst(), own))));
    // A path that is not this key's.
    KeyOrigin origin =
        wallet.at(Place.change(1)).derived().keys().getFirst().origin().orElseThrow();
    Psbt change = draft().pay(own, 99_000).psbt();
    PsbtOutput elsewhere =
        change
            .outputs()
            .getFirst()
            .edit(map -> map.with(OutputField.BIP32_DERIVATION.key(key), Origins.write(origin)));
    refused("foreign_change", change.withOutputs(List.of(elsewhere)));
  }

  @Test
  void anOutputToAnotherAccountOfTheSameKeyIsAPaymentAndNoLie() {
    Wallet other =
        Bench.opened(
            bench.done(
                "wallets/other",
                Map.of("key", "main", "template", "bip84", "account", 1, "policy", "limits")));
    Psbt psbt = draft().pay(other.at(Place.receive(0)), 99_000).psbt();
    assertThat(bench.write("wallets/hot/sign", Map.of("psbt", psbt.base64())).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"2,NONE", "3,SINGLE", "129,ALL|ANYONECANPAY", "0,DEFAULT", "65,0x41", "257,0x101"})
  void sighashTypesThatLeaveSomethingOpen(int type, String label) {
    refused(
        "sighash_type",
        input(
            map -> map.with(InputField.SIGHASH_TYPE.key(), new ByteWriter().int32(type).toBytes())),
        "sighash_type is " + label);
  }

  @Test
  void aPolicyMayAllowThem() {
    var _ = bench.done("policies/limits", Map.of("sighash", List.of("ALL", "ALL|ANYONECANPAY")));
    Psbt psbt =
        input(
            map -> map.with(InputField.SIGHASH_TYPE.key(), new ByteWriter().int32(129).toBytes()));
    Reply signed = bench.write("wallets/hot/sign", Map.of("psbt", psbt.base64()));
    assertThat(signed.status()).as("%s", signed.errors()).isEqualTo(200);
    assertThat(signed.data("complete").asBoolean()).isTrue();
    refused(
        "sighash_type",
        input(map -> map.with(InputField.SIGHASH_TYPE.key(), new ByteWriter().int32(2).toBytes())));
  }

  @Test
  void moreThanNodesRelay() {
    PaymentDraft draft = draft();
    for (int i = 0; i < 3300; i++) {
      var _ = draft.pay(Bench.shop(), 294);
    }
    WalletScript own = wallet.at(Place.receive(1));
    var _ = draft.spend(Bench.coin(3, own.derived().scriptPubKey(), 2_000_000), 0, own);
    refused("too_heavy", draft.psbt(), "400000");
  }

  @Test
  void outputsWorthMoreThanTheInputs() {
    refused("outputs_exceed_inputs", draft().pay(Bench.shop(), 100_001).psbt(), "100001 sat");
  }

  @Test
  void scriptsThatAreNotCommittedTo() {
    refused(
        "redeem_script_mismatch",
        input(map -> map.with(InputField.REDEEM_SCRIPT.key(), Bytes.fromHex("51"))));
    refused(
        "witness_script_mismatch",
        input(map -> map.with(InputField.WITNESS_SCRIPT.key(), Bytes.fromHex("51"))));
  }

  @Test
  void aSignatureThatDoesNotVerify() {
    WalletScript own = wallet.at(Place.receive(0));
    Bytes key = own.derived().keys().getFirst().publicKey();
    Bytes signature =
        Bytes.fromHex(
            "304402207515e0f9b4e1b8c0b1a3f8e1e4a5c5d2a6e3e1b8c0b1a3f8e1e4a5c5d2a6e30b022015e0f9b4e1b8c0b1"
                + "a3f8e1e4a5c5d2a6e3e1b8c0b1a3f8e1e4a5c5d2a6e30b7501");
    refused(
        "invalid_signature",
        input(map -> map.with(InputField.PARTIAL_SIG.key(key), signature)),
        "partial_sig of key " + key);
  }

  @Test
  void nothingToDo() {
    Transaction empty = new Transaction(2, List.of(), payment().unsignedTransaction().outputs(), 0);
    refused("empty_transaction", Psbt.of(empty));
  }

  @Test
  void whatIsMalformedNamesItsMapAndField() {
    byte[] whole = payment().serialize();
    for (int cut : new int[] {0, 4, 5, 10, whole.length / 2, whole.length - 1}) {
      malformed("", Bytes.of(whole).slice(0, cut).toArray());
    }
    malformed("PSBT", new byte[] {'p', 's', 'b', 't', (byte) 0xff});
    malformed("not a PSBT", payment().unsignedTransaction().serialize());
    malformed("version is not 0 or 2", version(1));
    malformed("version is not 0 or 2", version(3));
    malformed("too many", Bytes.fromHex(Bytes.of(whole).hex() + "00").toArray());
    PsbtMap map = payment().inputs().getFirst().map();
    malformed(
        "input 0: sighash_type",
        withInput(map.with(InputField.SIGHASH_TYPE.key(), Bytes.of((byte) 1))));
    malformed(
        "input 0: tap_key_sig",
        withInput(map.with(InputField.TAP_KEY_SIG.key(), Bytes.of((byte) 1))));
    malformed(
        "input 0: musig2_pub_nonce",
        withInput(map.with(InputField.MUSIG2_PUB_NONCE.key(Bytes.of(new byte[66])), Bytes.EMPTY)));
  }

  /** The payment with another input map, written without being read. */
  private byte[] withInput(PsbtMap input) {
    ByteWriter out = new ByteWriter().bytes(Bytes.fromHex("70736274ff"));
    write(out, payment().globalMap());
    write(out, input);
    payment().outputs().forEach(output -> write(out, output.map()));
    return out.toArray();
  }

  private byte[] version(int version) {
    ByteWriter out = new ByteWriter().bytes(Bytes.fromHex("70736274ff"));
    write(
        out,
        payment()
            .globalMap()
            .with(GlobalField.VERSION.key(), new ByteWriter().int32(version).toBytes()));
    payment().inputs().forEach(input -> write(out, input.map()));
    payment().outputs().forEach(output -> write(out, output.map()));
    return out.toArray();
  }

  private static void write(ByteWriter out, PsbtMap map) {
    map.entries().forEach((key, value) -> out.varBytes(key).varBytes(value));
    out.int8(0);
  }

  @Test
  void anOutPointThatThePreviousTransactionLacks() {
    Psbt psbt = payment();
    Transaction unsigned = psbt.unsignedTransaction();
    OutPoint beyond = new OutPoint(unsigned.inputs().getFirst().previous().txid(), 9);
    Psbt changed =
        Psbt.of(unsigned.withInputs(List.of(TxIn.unsigned(beyond, 0))))
            .withInputs(psbt.inputs())
            .withOutputs(psbt.outputs());
    refused("previous_transaction_mismatch", changed, "only 1 outputs");
  }
}

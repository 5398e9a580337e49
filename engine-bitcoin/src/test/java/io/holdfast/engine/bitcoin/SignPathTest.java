package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Updater;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.testkit.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignPathTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bip44", "bip49", "bip84", "bip86"})
  void anAllowedPaymentIsSignedWhole(String template) {
    Wallet wallet = bench.wallet(template, Map.of("max_amount", 60_000, "max_fee", 1000));
    Reply signed = sign(payment(wallet, 60_000, 39_000));
    assertThat(signed.status()).isEqualTo(200);
    assertThat(signed.data("complete").asBoolean()).isTrue();
    assertThat(signed.data("signed_inputs").toString()).isEqualTo("[0]");
    Transaction transaction = Transaction.parseHex(signed.data("transaction").asText());
    assertThat(transaction.txid().hex()).isEqualTo(signed.data("txid").asText());
    JsonNode decision = signed.data("decision");
    assertThat(decision.path("policy").asText()).isEqualTo("limits");
    assertThat(decision.path("version").asInt()).isEqualTo(1);
    assertThat(decision.path("allowed").asBoolean()).isTrue();
    assertThat(decision.path("trace")).hasSize(2);
    assertThat(decision.path("trace").get(0).path("limit").asLong()).isEqualTo(60_000);
    assertThat(decision.path("trace").get(0).path("actual").asLong()).isEqualTo(60_000);
  }

  @Test
  void aRefusalNamesEveryRuleWithItsNumbersAndLeavesNoSignature() {
    Wallet wallet =
        bench.wallet("bip84", Map.of("max_amount", 59_999, "max_fee", 999, "max_feerate", 100));
    Reply refused = sign(payment(wallet, 60_000, 39_000));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.errors())
        .singleElement()
        .asString()
        .isEqualTo(
            "transaction refused by policy 'limits' version 1: max_amount: 60000 sat would leave"
                + " the wallet (fee apart) and the limit is 59999 sat; max_fee: 1000 sat would be"
                + " the fee and the limit is 999 sat");
    JsonNode trace = refused.data("decision", "trace");
    assertThat(trace).hasSize(3);
    assertThat(trace.get(0).path("outcome").asText()).isEqualTo("refused");
    assertThat(trace.get(2).path("outcome").asText()).isEqualTo("allowed");
    assertThat(refused.body().toString()).doesNotContain("cHNidP8", "psbt\":");
  }

  @Test
  void theNextVersionOfAPolicyJudgesFromThenOn() {
    Wallet wallet = bench.wallet("bip84", Map.of("max_amount", 1));
    Psbt psbt = payment(wallet, 60_000, 39_000);
    assertThat(sign(psbt).status()).isEqualTo(403);
    var _ = bench.done("policies/limits", Map.of());
    assertThat(sign(psbt).data("decision", "version").asInt()).isEqualTo(2);
  }

  @Test
  void aWalletWithoutAPolicySignsNothing() {
    bench.importKey();
    Wallet wallet =
        Bench.opened(bench.done("wallets/hot", Map.of("key", "main", "template", "bip84")));
    Reply refused = sign(payment(wallet, 60_000, 39_000));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.errors()).singleElement().asString().contains("no-policy");
    assertThat(refused.data("decision", "trace").get(0).path("rule").asText())
        .isEqualTo("no-policy");
  }

  @Test
  void onlyAllowedDestinationsArePaid() {
    Wallet wallet = bench.wallet("bip84", Map.of("destinations", List.of(Bench.SHOP)));
    assertThat(sign(payment(wallet, 60_000, 39_000)).status()).isEqualTo(200);
    WalletScript elsewhere = wallet.at(Place.receive(7));
    Psbt unproven = draft(wallet).pay(elsewhere.derived().scriptPubKey(), 60_000).psbt();
    Reply refused = sign(unproven);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.errors())
        .singleElement()
        .asString()
        .contains("output 0 pays 60000 sat to " + elsewhere.address().text());
  }

  @Test
  void twoVaultsCompleteASharedPayment() {
    bench.importKey();
    var _ = bench.done("keys/second", Map.of("network", "regtest"));
    var _ = bench.done("policies/limits", Map.of());
    String descriptor =
        "wsh(sortedmulti(2,"
            + bench.expression("main", "m/48h/1h/0h/2h")
            + ","
            + bench.expression("second", "m/48h/1h/0h/2h")
            + "))";
    Wallet wallet =
        Bench.opened(
            bench.done(
                "wallets/hot",
                Map.of("key", "main", "descriptor", descriptor, "policy", "limits")));
    var _ =
        bench.done(
            "wallets/cosigner",
            Map.of("key", "second", "descriptor", descriptor, "policy", "limits"));
    Reply first = sign(payment(wallet, 60_000, 39_000));
    assertThat(first.data("complete").asBoolean()).isFalse();
    assertThat(first.data("signed_inputs").toString()).isEqualTo("[0]");
    assertThat(first.data().has("transaction")).isFalse();
    Reply second = bench.done("wallets/cosigner/sign", Map.of("psbt", first.data("psbt").asText()));
    assertThat(second.data("complete").asBoolean()).isTrue();
    assertThat(second.data("txid").asText()).matches("[0-9a-f]{64}");
  }

  @Test
  void placesSeenInASignedPaymentAreNotGivenOutAgain() {
    Wallet wallet = bench.wallet("bip84", Map.of());
    assertThat(sign(payment(wallet, 60_000, 39_000)).status()).isEqualTo(200);
    assertThat(bench.done("wallets/hot/address", Map.of()).data("index").asInt()).isEqualTo(1);
    assertThat(bench.done("wallets/hot/address", Map.of("change", true)).data("index").asInt())
        .isEqualTo(1);
  }

  @Test
  void whatIsNoPsbtIsRefusedByName() {
    var _ = bench.wallet("bip84", Map.of());
    refused("", "psbt");
    refused("not base64!", "psbt: the PSBT is not base64");
    refused("AAAA", "psbt: not a PSBT");
    refused("cHNidP8=", "psbt: ");
  }

  @Test
  void anInputWithoutItsPreviousTransactionIsRefused() {
    Wallet wallet = bench.wallet("bip84", Map.of());
    Psbt psbt = payment(wallet, 60_000, 39_000);
    Bytes utxo =
        new ByteWriter()
            .int64(1_000_000)
            .varBytes(wallet.at(Place.receive(0)).derived().scriptPubKey().bytes())
            .toBytes();
    PsbtInput claiming =
        psbt.inputs()
            .getFirst()
            .edit(map ->
                map.without(key -> key.equals(InputField.NON_WITNESS_UTXO.key()))
                    .with(InputField.WITNESS_UTXO.key(), utxo));
    Reply refused = sign(psbt.withInputs(List.of(claiming)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.data("rule").asText()).isEqualTo("missing_previous_transaction");
  }

  @Test
  void anAmountThatContradictsThePreviousTransactionIsRefused() {
    Wallet wallet = bench.wallet("bip84", Map.of());
    Psbt psbt = payment(wallet, 60_000, 39_000);
    Bytes lie =
        new ByteWriter()
            .int64(100_001)
            .varBytes(wallet.at(Place.receive(0)).derived().scriptPubKey().bytes())
            .toBytes();
    PsbtInput lying =
        psbt.inputs().getFirst().edit(map -> map.with(InputField.WITNESS_UTXO.key(), lie));
    Reply refused = sign(psbt.withInputs(List.of(lying)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).singleElement().asString().contains("100001 sat", "100000 sat");
    assertThat(refused.data("rule").asText()).isEqualTo("witness_utxo_contradiction");
  }

  @Test
  void dustIsRefusedWithTheLeastAmount() {
    Wallet wallet = bench.wallet("bip84", Map.of());
    Reply refused = sign(payment(wallet, 293, 99_000));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .singleElement()
        .asString()
        .contains("psbt: output 0 pays 293 sat, which is dust: nodes relay 294 sat or more");
  }

  @Test
  void anAbsurdFeeIsRefusedUnlessThePolicyLimitsFeesItself() {
    Wallet wallet = bench.wallet("bip84", Map.of());
    Transaction rich =
        Bench.coin(1, wallet.at(Place.receive(0)).derived().scriptPubKey(), 100_000_000);
    Psbt psbt =
        new PaymentDraft()
            .spend(rich, 0, wallet.at(Place.receive(0)))
            .pay(Bench.shop(), 50_000_000)
            .psbt();
    Reply refused = sign(psbt);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).singleElement().asString().contains("fee of 50000000 sat");
    var _ = bench.done("policies/limits", Map.of("max_fee", 50_000_000));
    assertThat(sign(psbt).status()).isEqualTo(200);
  }

  @Test
  void aPaymentOfAnotherWalletIsNotSigned() {
    Wallet wallet = bench.wallet("bip84", Map.of());
    Wallet other =
        Bench.opened(
            bench.done(
                "wallets/other",
                Map.of("key", "main", "template", "bip84", "account", 1, "policy", "limits")));
    Reply refused = sign(payment(other, 60_000, 39_000));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).singleElement().asString().contains("no input is proven");
    assertThat(sign(payment(wallet, 60_000, 39_000)).status()).isEqualTo(200);
  }

  @Test
  void anotherWalletsCoinsAreNotSpentBesideTheOwn() {
    Wallet wallet = bench.wallet("bip84", Map.of("max_amount", 60_000));
    Wallet other =
        Bench.opened(
            bench.done(
                "wallets/other",
                Map.of("key", "main", "template", "bip84", "account", 1, "policy", "limits")));
    WalletScript theirs = other.at(Place.receive(0));
    Psbt psbt =
        draft(wallet)
            .spend(Bench.coin(2, theirs.derived().scriptPubKey(), 500_000), 0, theirs)
            .pay(Bench.shop(), 559_000)
            .pay(wallet.at(Place.change(0)), 40_000)
            .psbt();
    Reply signed = sign(psbt);
    assertThat(signed.status()).isEqualTo(200);
    assertThat(signed.data("signed_inputs").toString()).isEqualTo("[0]");
    assertThat(signed.data("complete").asBoolean()).isFalse();
  }

  @Test
  void aKeyOfTheWalletDoesNotSignForAScriptThatIsNotTheWallets() {
    Wallet wallet = bench.wallet("bip84", Map.of());
    WalletScript own = wallet.at(Place.receive(0));
    Bytes key = own.derived().keys().getFirst().publicKey();
    Transaction foreign = Bench.coin(2, Scripts.p2pkhOf(key), 500_000);
    Psbt psbt = draft(wallet).spend(foreign, 0).pay(Bench.shop(), 599_000).psbt();
    PsbtInput second = Updater.input(psbt.inputs().get(1), own);
    Reply refused = sign(psbt.withInputs(List.of(psbt.inputs().getFirst(), second)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).singleElement().asString().contains("input 1 names a key");
  }

  @Test
  void anAbsentWalletIsA404() {
    assertThat(bench.write("wallets/none/sign", Map.of("psbt", "AAAA")).status()).isEqualTo(404);
  }

  private Reply sign(Psbt psbt) {
    return bench.write("wallets/hot/sign", Map.of("psbt", psbt.base64()));
  }

  private void refused(String psbt, String message) {
    Reply reply = bench.write("wallets/hot/sign", Map.of("psbt", psbt));
    assertThat(reply.status()).as(message).isEqualTo(400);
    assertThat(reply.errors()).anySatisfy(error -> assertThat(error).contains(message));
  }

  /** 100,000 sat of the wallet, to be paid. */
  private static PaymentDraft draft(Wallet wallet) {
    WalletScript own = wallet.at(Place.receive(0));
    return new PaymentDraft().spend(Bench.coin(1, own.derived().scriptPubKey(), 100_000), 0, own);
  }

  private static Psbt payment(Wallet wallet, long amount, long change) {
    return draft(wallet).pay(Bench.shop(), amount).pay(wallet.at(Place.change(0)), change).psbt();
  }
}

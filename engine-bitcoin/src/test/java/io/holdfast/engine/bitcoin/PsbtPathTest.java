package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.psbt.Combiner;
import io.holdfast.bitcoin.psbt.Converter;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtMap;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.testkit.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every role of BIP-174 is a path; together they take coins to a transaction. */
class PsbtPathTest {
  private final Bench bench = new Bench();
  private final Wallet wallet = bench.wallet("bip84", Map.of());

  @AfterEach
  void close() {
    bench.close();
  }

  private Transaction coin(int number, Place place, long amount) {
    return Bench.coin(number, wallet.at(place).derived().scriptPubKey(), amount);
  }

  private Map<String, Object> draft() {
    Map<String, Object> body = new HashMap<>();
    body.put(
        "transactions",
        List.of(coin(1, Place.receive(0), 60_000).hex(), coin(2, Place.change(3), 40_000).hex()));
    body.put("outputs", Map.of(Bench.SHOP, 50_000));
    body.put("feerate", 2.5);
    return body;
  }

  private Reply create(Map<String, ?> body) {
    return bench.write("wallets/hot/psbt", body);
  }

  private void refused(String error, Map<String, ?> changes) {
    Map<String, Object> body = draft();
    body.putAll(changes);
    Reply reply = create(body);
    assertThat(reply.status()).as(error).isEqualTo(400);
    assertThat(reply.errors()).singleElement().asString().startsWith(error);
  }

  @ParameterizedTest
  @CsvSource({"bip44,0", "bip49,0", "bip84,0", "bip86,0", "bip84,2", "bip86,2"})
  void coinsBecomeASignedTransaction(String template, int version) {
    Wallet own =
        Bench.opened(
            bench.done(
                "wallets/own",
                Map.of("key", "main", "template", template, "account", 5, "policy", "limits")));
    Reply draft =
        bench.done(
            "wallets/own/psbt",
            Map.of(
                "transactions",
                List.of(
                    Bench.coin(7, own.at(Place.receive(0)).derived().scriptPubKey(), 90_000).hex()),
                "outputs",
                List.of(Map.of("address", Bench.SHOP, "amount", 50_000)),
                "feerate",
                "10",
                "psbt_version",
                version));
    Psbt psbt = Psbt.parseBase64(draft.data("psbt").asText());
    assertThat(psbt.version()).isEqualTo(version);
    Reply signed = bench.done("wallets/own/sign", Map.of("psbt", psbt.base64()));
    assertThat(signed.data("complete").asBoolean()).isTrue();
    Transaction transaction = Transaction.parseHex(signed.data("transaction").asText());
    assertThat(transaction.outputs()).isEqualTo(psbt.unsignedTransaction().outputs());
    assertThat(draft.data("fee").asLong())
        .isBetween(10L * transaction.vsize(), 10L * transaction.vsize() + 20);
    assertThat(90_000 - transaction.outputSum()).isEqualTo(draft.data("fee").asLong());
    Reply extracted = bench.done("psbt/extract", Map.of("psbt", signed.data("psbt").asText()));
    assertThat(extracted.data("transaction").asText()).isEqualTo(transaction.hex());
  }

  @Test
  void allCoinsThatPayTheWalletAreSpentAndChangeGoesToTheNextAddress() {
    Reply draft = create(draft());
    assertThat(draft.status()).isEqualTo(200);
    Psbt psbt = Psbt.parseBase64(draft.data("psbt").asText());
    assertThat(psbt.inputs()).hasSize(2);
    assertThat(draft.data("change", "index").asInt()).isZero();
    assertThat(draft.data("change", "address").asText())
        .isEqualTo(wallet.at(Place.change(0)).address().text());
    long change = draft.data("change", "amount").asLong();
    assertThat(change + draft.data("fee").asLong()).isEqualTo(50_000);
    assertThat(create(draft()).data("change", "index").asInt()).isEqualTo(1);
  }

  @Test
  void onlyTheCoinsThatAreNamedAreSpent() {
    Transaction first = coin(1, Place.receive(0), 60_000);
    Map<String, Object> body = draft();
    body.put("inputs", List.of(Map.of("txid", first.txid().hex(), "vout", 0, "sequence", 7)));
    body.put("lock_time", 800_000);
    Psbt psbt = Psbt.parseBase64(create(body).data("psbt").asText());
    assertThat(psbt.unsignedTransaction().inputs()).hasSize(1);
    assertThat(psbt.unsignedTransaction().inputs().getFirst().sequence()).isEqualTo(7);
    assertThat(psbt.unsignedTransaction().lockTime()).isEqualTo(800_000);
    body.put("inputs", List.of(first.txid().hex() + ":0"));
    assertThat(create(body).status()).isEqualTo(200);
  }

  @Test
  void theRestGoesWhereItIsSent() {
    Map<String, Object> body = draft();
    body.put("outputs", Map.of(Bench.SHOP, "rest"));
    Reply reply = create(body);
    Psbt psbt = Psbt.parseBase64(reply.data("psbt").asText());
    assertThat(psbt.unsignedTransaction().outputs()).hasSize(1);
    assertThat(psbt.unsignedTransaction().outputSum())
        .isEqualTo(100_000 - reply.data("fee").asLong());
  }

  @Test
  void changeThatWouldBeDustIsLeftToTheFee() {
    Map<String, Object> body = draft();
    body.put("outputs", Map.of(Bench.SHOP, 99_200));
    Reply reply = create(body);
    assertThat(reply.data().has("change")).isFalse();
    assertThat(reply.data("fee").asLong()).isEqualTo(800);
  }

  @Test
  void whatIsWrongWithADraftIsToldByItsField() {
    refused("transactions: is empty", Map.of("transactions", List.of()));
    refused("transactions[0]: ", Map.of("transactions", List.of("00")));
    refused(
        "transactions: none of their outputs",
        Map.of("transactions", List.of(Bench.coin(1, Bench.shop(), 1000).hex())));
    refused("inputs: is not an array", Map.of("inputs", "x"));
    refused("inputs[0]: 'x' is not a coin", Map.of("inputs", List.of("x")));
    String absent = "ab".repeat(32);
    refused(
        "inputs[0]: transaction " + absent + " is not among",
        Map.of("inputs", List.of(absent + ":0")));
    String there = coin(1, Place.receive(0), 60_000).txid().hex();
    refused(
        "inputs[0]: transaction " + there + " has only 1", Map.of("inputs", List.of(there + ":1")));
    refused(
        "inputs[1]: coin " + there + ":0 is there twice",
        Map.of("inputs", List.of(there + ":0", there + ":0")));
    refused(
        "inputs[0].sequence: ",
        Map.of("inputs", List.of(Map.of("txid", there, "vout", 0, "sequence", 4294967296L))));
    refused("outputs: ", Map.of("outputs", List.of()));
    refused("outputs[0]: takes either", Map.of("outputs", List.of(Map.of("amount", 1))));
    refused(
        "outputs[0].address: ",
        Map.of(
            "outputs",
            List.of(
                Map.of("address", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "amount", 1000))));
    refused(
        "outputs[0].script: ", Map.of("outputs", List.of(Map.of("script", "0g", "amount", 1000))));
    refused(
        "outputs." + Bench.SHOP + ": 293 sat is dust", Map.of("outputs", Map.of(Bench.SHOP, 293)));
    refused("outputs." + Bench.SHOP + ": is not", Map.of("outputs", Map.of(Bench.SHOP, -1)));
    refused("outputs." + Bench.SHOP + ": is not", Map.of("outputs", Map.of(Bench.SHOP, 1.5)));
    refused("fee: stands beside", Map.of("fee", 1));
    refused("feerate: is not a number", Map.of("feerate", "fast"));
    refused("feerate: feerate is 100001", Map.of("feerate", 100_001));
    refused("feerate: the coins hold 100000 sat", Map.of("outputs", Map.of(Bench.SHOP, 100_000)));
    refused("lock_time: ", Map.of("lock_time", -1));
    refused("psbt_version: 1 is not 0 or 2", Map.of("psbt_version", 1));
    refused("change_index: ", Map.of("change_index", -1));
  }

  @Test
  void aBarePsbtIsUpdatedAndThenSigned() {
    Psbt whole = draftOf(60_000);
    Psbt bare = Psbt.of(whole.unsignedTransaction());
    assertThat(bench.write("wallets/hot/sign", Map.of("psbt", bare.base64())).status())
        .isEqualTo(400);
    Reply updated =
        bench.done(
            "wallets/hot/psbt/update",
            Map.of(
                "psbt",
                bare.base64(),
                "transactions",
                List.of(coin(1, Place.receive(0), 100_000).hex())));
    assertThat(updated.data("own_inputs").toString()).isEqualTo("[0]");
    assertThat(updated.data("own_outputs").toString()).isEqualTo("[1]");
    assertThat(Psbt.parseBase64(updated.data("psbt").asText())).isEqualTo(whole);
    assertThat(
            bench
                .done("wallets/hot/sign", Map.of("psbt", updated.data("psbt").asText()))
                .data("complete")
                .asBoolean())
        .isTrue();
  }

  private Psbt draftOf(long amount) {
    return new PaymentDraft()
        .spend(coin(1, Place.receive(0), 100_000), 0, wallet.at(Place.receive(0)))
        .pay(Bench.shop(), amount)
        .pay(wallet.at(Place.change(0)), 99_000 - amount)
        .psbt();
  }

  @Test
  void aPsbtIsShownInWordsAndAmounts() {
    Psbt psbt = draftOf(60_000);
    Reply shown = bench.done("wallets/hot/psbt/decode", Map.of("psbt", psbt.base64()));
    JsonNode data = shown.data();
    assertThat(data.path("fee").asLong()).isEqualTo(1000);
    assertThat(data.path("next_role").asText()).isEqualTo("signer");
    assertThat(data.path("missing").toString()).isEqualTo("[\"input 0: a signature (signer)\"]");
    assertThat(data.path("summary"))
        .extracting(JsonNode::asText)
        .contains(
            "Spends 0.00100000 BTC of 1 coin, 1 of them this wallet's.",
            "Pays 0.00060000 BTC to " + Bench.SHOP + ".",
            "Returns 0.00039000 BTC to this wallet, "
                + wallet.at(Place.change(0)).address().text()
                + " (proven).");
    assertThat(data.path("inputs").get(0).path("amount_proven").asBoolean()).isTrue();
    assertThat(data.path("inputs").get(0).path("keys").get(0).path("fingerprint").asText())
        .isEqualTo("73c5da0a");
    Reply anybody = bench.done("psbt/decode", Map.of("psbt", psbt.base64(), "network", "testnet"));
    assertThat(anybody.data("outputs").get(0).path("address").asText())
        .isEqualTo(
            Address.of(io.holdfast.bitcoin.address.Network.TESTNET, Bench.shop())
                .orElseThrow()
                .text());
    assertThat(anybody.data("outputs").get(1).has("own")).isFalse();
    assertThat(bench.write("psbt/decode", Map.of("psbt", psbt.base64(), "network", "x")).errors())
        .singleElement()
        .asString()
        .startsWith("network: ");
  }

  @Test
  void aPsbtThatCouldNotBeSignedIsShownWithTheReason() {
    Psbt bare = Psbt.of(draftOf(60_000).unsignedTransaction());
    Reply shown = bench.done("psbt/decode", Map.of("psbt", bare.base64()));
    assertThat(shown.data("refusal", "rule").asText()).isEqualTo("missing_previous_transaction");
    assertThat(shown.data("next_role").asText()).isEqualTo("updater");
    assertThat(shown.data("missing").get(0).asText()).contains("the previous transaction");
  }

  @Test
  void cosignersPartsAreCombinedAndFinalized() {
    var _ = bench.done("keys/second", Map.of("network", "regtest"));
    String descriptor =
        "wsh(sortedmulti(2,%s,%s))"
            .formatted(
                bench.expression("main", "m/48h/1h/0h/2h"),
                bench.expression("second", "m/48h/1h/0h/2h"));
    Wallet shared =
        Bench.opened(
            bench.done(
                "wallets/one",
                Map.of("key", "main", "descriptor", descriptor, "policy", "limits")));
    var _ =
        bench.done(
            "wallets/two", Map.of("key", "second", "descriptor", descriptor, "policy", "limits"));
    Transaction coin = Bench.coin(1, shared.at(Place.receive(0)).derived().scriptPubKey(), 90_000);
    String psbt =
        bench
            .done(
                "wallets/one/psbt",
                Map.of(
                    "transactions", List.of(coin.hex()),
                    "outputs", Map.of(Bench.SHOP, 50_000),
                    "fee", 1000))
            .data("psbt")
            .asText();
    String first = bench.done("wallets/one/sign", Map.of("psbt", psbt)).data("psbt").asText();
    String second = bench.done("wallets/two/sign", Map.of("psbt", psbt)).data("psbt").asText();
    Reply half = bench.done("psbt/finalize", Map.of("psbt", first));
    assertThat(half.data("complete").asBoolean()).isFalse();
    assertThat(half.data("unfinished_inputs").toString()).isEqualTo("[0]");
    Reply combined = bench.done("psbt/combine", Map.of("psbts", List.of(first, second)));
    Psbt both = Psbt.parseBase64(combined.data("psbt").asText());
    assertThat(both)
        .isEqualTo(Combiner.combine(List.of(Psbt.parseBase64(first), Psbt.parseBase64(second))));
    Reply whole = bench.done("psbt/finalize", Map.of("psbt", both.base64()));
    assertThat(whole.data("complete").asBoolean()).isTrue();
    assertThat(whole.data("txid").asText()).matches("[0-9a-f]{64}");
  }

  @Test
  void whatDoesNotFitTogetherIsNotCombined() {
    String one = draftOf(60_000).base64();
    String other = draftOf(50_000).base64();
    Reply refused = bench.write("psbt/combine", Map.of("psbts", List.of(one, other)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).singleElement().asString().contains("another transaction");
    assertThat(bench.write("psbt/combine", Map.of("psbts", List.of(one, "AAAA"))).errors())
        .singleElement()
        .asString()
        .startsWith("psbts[1]: ");
    assertThat(bench.write("psbt/combine", Map.of("psbts", List.of())).status()).isEqualTo(400);
  }

  @Test
  void whatIsNotSignedIsNotExtracted() {
    Reply refused = bench.write("psbt/extract", Map.of("psbt", draftOf(60_000).base64()));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .singleElement()
        .asString()
        .isEqualTo(
            "psbt: PSBT input 0 is not finalized, so there is no transaction to extract yet");
  }

  @Test
  void whatIsFinalAndWrongIsNotExtracted() {
    Reply signed = bench.done("wallets/hot/sign", Map.of("psbt", draftOf(60_000).base64()));
    Psbt psbt = Psbt.parseBase64(signed.data("psbt").asText());
    Psbt bent =
        psbt.withInputs(
            psbt.inputs().stream().map(input -> input.edit(PsbtPathTest::bent)).toList());
    Reply refused = bench.write("psbt/extract", Map.of("psbt", bent.base64()));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.data("rule").asText()).isEqualTo("verification_failed");
  }

  private static PsbtMap bent(PsbtMap map) {
    var key = io.holdfast.bitcoin.psbt.InputField.FINAL_SCRIPTWITNESS.key();
    var value = map.entries().get(key);
    assertThat(value).isNotNull();
    byte[] bytes = value == null ? new byte[0] : value.toArray();
    bytes[20] ^= 1;
    return map.with(key, io.holdfast.bitcoin.Bytes.of(bytes));
  }

  @Test
  void aPsbtIsWrittenInTheOtherVersionAndBack() {
    Psbt psbt = draftOf(60_000);
    Reply two = bench.done("psbt/convert", Map.of("psbt", psbt.base64(), "psbt_version", 2));
    assertThat(two.data("psbt_version").asInt()).isEqualTo(2);
    assertThat(Psbt.parseBase64(two.data("psbt").asText())).isEqualTo(Converter.to(psbt, 2));
    Reply back =
        bench.done("psbt/convert", Map.of("psbt", two.data("psbt").asText(), "psbt_version", 0));
    assertThat(Psbt.parseBase64(back.data("psbt").asText())).isEqualTo(psbt);
    assertThat(
            bench.write("psbt/convert", Map.of("psbt", psbt.base64(), "psbt_version", 1)).errors())
        .singleElement()
        .asString()
        .startsWith("psbt_version: 1 is not 0 or 2");
  }
}

package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.testkit.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStatePathTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aKeyTellsItsStateAndHowItCameThere() {
    bench.importKey();
    step("suspended", "the office moves");
    step("active", "back again");
    step("deactivated", "a new key is in use");
    JsonNode state = bench.read("keys/main/state").data();
    assertThat(state.path("state").asText()).isEqualTo("deactivated");
    assertThat(state.path("next")).hasSize(2);
    assertThat(state.path("history")).hasSize(4);
    assertThat(state.path("history").get(0).path("state").asText()).isEqualTo("active");
    assertThat(state.path("history").get(0).path("reason").asText()).isEqualTo("mnemonic");
    JsonNode last = state.path("history").get(3);
    assertThat(last.path("from").asText()).isEqualTo("active");
    assertThat(last.path("reason").asText()).isEqualTo("a new key is in use");
    assertThat(last.path("by").asText()).isEqualTo("root");
    assertThat(last.path("request_id").asText()).hasSize(36);
    assertThat(bench.read("keys/main").data("state").asText()).isEqualTo("deactivated");
  }

  @ParameterizedTest
  @CsvSource({
    "suspended, pre-active",
    "deactivated, active",
    "deactivated, suspended",
    "compromised, active",
    "compromised, deactivated",
    "active, active",
  })
  void aStepThatTheStandardDoesNotHaveIsRefusedByName(String from, String to) {
    bench.importKey();
    if (!from.equals("active")) {
      step(from, "so it goes");
    }
    Reply refused = bench.write("keys/main/state", Map.of("state", to, "reason", "why not"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .singleElement()
        .asString()
        .startsWith("state: a key that is " + from + " can't become " + to + "; it can become");
    assertThat(bench.read("keys/main").data("state").asText()).isEqualTo(from);
  }

  @Test
  void aStepWithoutAReasonOrToNowhereIsRefused() {
    bench.importKey();
    refused("keys/main/state", Map.of("state", "suspended"), "reason: is required");
    refused("keys/main/state", Map.of("state", "tired", "reason", "x"), "expected one of");
    refused("keys/main/state", Map.of(), "state: is required");
    refused(
        "keys/main/state",
        Map.of("state", "destroyed", "reason", "x"),
        "keys/main/destroy, which asks for its fingerprint");
    assertThat(bench.write("keys/none/state", Map.of()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"suspended", "deactivated", "compromised"})
  void onlyAnActiveKeySigns(String state) {
    Wallet wallet = bench.wallet("bip84", Map.of());
    assertThat(sign(wallet).status()).isEqualTo(200);
    step(state, "as it happens");
    Reply refused = sign(wallet);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.errors())
        .singleElement()
        .asString()
        .contains("key 'main' is " + state + " and signs nothing");
    assertThat(bench.read("wallets/hot").body().toString()).contains("\"" + state + "\"");
  }

  @Test
  void aKeyForLaterBecomesActiveWhenItsTimeHasCome() {
    String time = bench.core().clock().instant().plus(Duration.ofHours(1)).toString();
    Reply made =
        bench.done(
            "keys/main",
            Map.of("network", "regtest", "mnemonic", Bench.ABOUT, "activation_time", time));
    assertThat(made.data("state").asText()).isEqualTo("pre-active");
    var _ = bench.done("policies/limits", Map.of());
    Wallet wallet =
        Bench.opened(
            bench.done(
                "wallets/hot", Map.of("key", "main", "template", "bip84", "policy", "limits")));
    assertThat(sign(wallet).errors()).singleElement().asString().contains("is pre-active");
    bench.core().clock().advance(Duration.ofHours(2));
    assertThat(sign(wallet).status()).isEqualTo(200);
    step("suspended", "too early after all");
    JsonNode history = bench.read("keys/main/state").data("history");
    assertThat(history).hasSize(3);
    assertThat(history.get(1).path("state").asText()).isEqualTo("active");
    assertThat(history.get(1).path("by").asText()).isEqualTo("activation time");
    refused(
        "keys/main/state", Map.of("activation_time", time), "for a key that is pre-active, and");
  }

  @Test
  void aKeyForLaterCanBeGivenAnotherTimeOrBeActivatedByHand() {
    var _ = bench.done("keys/k", Map.of("network", "regtest", "state", "pre-active"));
    refused(
        "keys/k/state", Map.of("activation_time", "tomorrow"), "activation_time: 'tomorrow' is no");
    refused(
        "keys/k/state",
        Map.of("activation_time", "2001-01-01T00:00:00Z"),
        "activation_time: 2001-01-01T00:00:00Z is over");
    String time = bench.core().clock().instant().plus(Duration.ofDays(1)).toString();
    assertThat(
            bench
                .done("keys/k/state", Map.of("activation_time", time))
                .data("activation_time")
                .asText())
        .isEqualTo(time);
    assertThat(bench.write("keys/k/children", Map.of("application", "xprv", "key", "c")).status())
        .isEqualTo(403);
    assertThat(
            bench
                .done("keys/k/state", Map.of("state", "active", "reason", "today"))
                .data("state")
                .asText())
        .isEqualTo("active");
  }

  @Test
  void aDestroyedKeyLeavesItsRecordAndNothingElse() {
    bench.importKey();
    String mainBefore = bench.storageKeys();
    assertThat(mainBefore).contains("key-data/main", "key-secret/main/seed");
    refused("keys/main/destroy", Map.of("reason", "x"), "confirm");
    refused(
        "keys/main/destroy",
        Map.of("reason", "x", "confirm", "00000000"),
        "confirm: is not the fingerprint of key 'main'");
    Reply gone =
        bench.done("keys/main/destroy", Map.of("reason", "end of life", "confirm", "73c5da0a"));
    JsonNode record = gone.data();
    assertThat(record.path("fingerprint").asText()).isEqualTo("73c5da0a");
    assertThat(record.path("by").asText()).isEqualTo("root");
    assertThat(record.path("compromised").asBoolean()).isFalse();
    assertThat(record.path("audit").path("path").asText()).isEqualTo("bitcoin/keys/main/destroy");
    assertThat(record.path("erased").findValuesAsText("storage_key"))
        .containsExactlyInAnyOrder(
            "key-data/main", "key-secret/main/seed", "key-secret/main/entropy");
    assertThat(record.path("erased").findValuesAsText("ciphertext_sha256"))
        .hasSize(2)
        .allSatisfy(hash -> assertThat(hash).hasSize(64));
    assertThat(gone.warnings()).anySatisfy(line -> assertThat(line).contains("copies"));
    assertThat(bench.read("keys/main/destroy").data()).isEqualTo(record);
    assertThat(bench.read("keys/main").data("destruction")).isEqualTo(record);
    assertThat(bench.read("keys/main").data("state").asText()).isEqualTo("destroyed");
    assertThat(bench.xpub("main", "m/84h").status()).isEqualTo(403);
    assertThat(bench.storageKeys())
        .doesNotContain("key-data/main", "key-secret/main", "key-seed/main");
    assertThat(bench.write("keys/main", Map.of("network", "regtest")).status()).isEqualTo(400);
    assertThat(
            bench
                .write("keys/main/destroy", Map.of("reason", "again", "confirm", "73c5da0a"))
                .errors())
        .singleElement()
        .asString()
        .contains("stays so");
  }

  @Test
  void theAuditLogHoldsTheRequestThatTheRecordNames() throws IOException {
    Path audit = bench.audited();
    bench.importKey();
    Reply gone = bench.done("keys/main/destroy", Map.of("reason", "x", "confirm", "73c5da0a"));
    String id = gone.data("audit", "request_id").asText();
    List<String> entries =
        Files.readAllLines(audit).stream().filter(line -> line.contains(id)).toList();
    assertThat(entries)
        .hasSize(2)
        .allSatisfy(entry -> assertThat(entry).contains("bitcoin/keys/main/destroy"));
  }

  @Test
  void aKeyThatWalletsUseIsDestroyedByForceOnly() {
    Wallet wallet = bench.wallet("bip84", Map.of());
    Map<String, Object> body = Map.of("reason", "x", "confirm", "73c5da0a");
    refused("keys/main/destroy", body, "force: the wallets hot use key 'main'");
    step("compromised", "the laptop was stolen");
    Reply gone =
        bench.done(
            "keys/main/destroy", Map.of("reason", "x", "confirm", "73c5da0a", "force", true));
    assertThat(gone.data("wallets").get(0).asText()).isEqualTo("hot");
    assertThat(gone.data("compromised").asBoolean()).isTrue();
    assertThat(sign(wallet).errors()).singleElement().asString().contains("is destroyed");
    assertThat(bench.read("wallets/hot").status()).isEqualTo(200);
  }

  private void step(String state, String reason) {
    var _ = bench.done("keys/main/state", Map.of("state", state, "reason", reason));
  }

  private Reply sign(Wallet wallet) {
    WalletScript own = wallet.at(Place.receive(0));
    Psbt psbt =
        new PaymentDraft()
            .spend(Bench.coin(1, own.derived().scriptPubKey(), 100_000), 0, own)
            .pay(Bench.shop(), 99_000)
            .psbt();
    return bench.write("wallets/hot/sign", Map.of("psbt", psbt.base64()));
  }

  private void refused(String path, Map<String, ?> body, String message) {
    Reply reply = bench.write(path, body);
    assertThat(reply.status()).as(message).isEqualTo(400);
    assertThat(reply.errors()).anySatisfy(error -> assertThat(error).contains(message));
  }
}

package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePathTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "bip84, simple, ''", "bip86, simple, ''", "bip44, full, ''", "bip49, full, ''",
    "bip84, full, full", "bip44, legacy, legacy", "bip84, legacy, legacy", "bip49, legacy, legacy"
  })
  void aMessageIsSignedForAnAddressAndVerifiedByAnybody(
      String template, String form, String asked) {
    var _ = bench.wallet(template, Map.of());
    String address = address();
    Map<String, Object> body = new HashMap<>(Map.of("address", address, "message", "it is ours"));
    if (!asked.isEmpty()) {
      body.put("form", asked);
    }
    Reply signed = bench.done("wallets/hot/sign-message", body);
    assertThat(signed.data("form").asText()).isEqualTo(form);
    assertThat(signed.data("decision", "policy").asText()).isEqualTo("limits");
    String signature = signed.data("signature").asText();
    Reply verified = verify(address, "it is ours", signature);
    assertThat(verified.data("valid").asBoolean()).as(verified.body().toString()).isTrue();
    assertThat(verified.data("form").asText()).isEqualTo(form);
    assertThat(verify(address, "it is theirs", signature).data("valid").asBoolean()).isFalse();
    assertThat(verify(Bench.SHOP, "it is ours", signature).data("problem").asText())
        .contains("invalid signature");
  }

  @Test
  void thePolicySaysWhichMessagesAreSigned() {
    var _ =
        bench.wallet(
            "bip84",
            Map.of("messages", Map.of("max_length", 5, "paths", List.of("m/84h/1h/0h"))));
    String address = address();
    assertThat(sign(address, "hello").status()).isEqualTo(200);
    Reply refused = sign(address, "hello!");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.errors())
        .singleElement()
        .asString()
        .contains("message refused by policy 'limits' version 1", "6 bytes and the limit is 5");
    assertThat(refused.data("decision", "trace")).isNotEmpty();
    var _ =
        bench.done("policies/limits", Map.of("messages", Map.of("paths", List.of("m/49h"))));
    assertThat(sign(address, "hello").errors())
        .singleElement()
        .asString()
        .contains("messages.paths");
  }

  @Test
  void aWalletWithoutAPolicyOrWhoseKeyIsNotActiveSignsNoMessage() {
    bench.importKey();
    var _ = bench.done("wallets/hot", Map.of("key", "main", "template", "bip84"));
    String address = address();
    assertThat(sign(address, "hello").errors())
        .singleElement()
        .asString()
        .contains("has no policy, and so signs nothing");
    var _ = bench.done("policies/limits", Map.of());
    var _ = bench.done("wallets/hot", Map.of("policy", "limits"));
    assertThat(sign(address, "hello").status()).isEqualTo(200);
    var _ = bench.done("keys/main/state", Map.of("state", "compromised", "reason", "x"));
    assertThat(sign(address, "hello").errors())
        .singleElement()
        .asString()
        .contains("key 'main' is compromised and signs nothing");
  }

  @Test
  void badInputIsRefusedByTheField() {
    var _ = bench.wallet("bip86", Map.of());
    String address = address();
    assertThat(sign(Bench.SHOP, "hello").errors())
        .singleElement()
        .asString()
        .contains("address: " + Bench.SHOP + " was never given out by wallet 'hot'");
    assertThat(sign("bc1nothing", "hello").errors()).singleElement().asString().contains("address");
    Reply legacy =
        bench.write(
            "wallets/hot/sign-message",
            Map.of("address", address, "message", "hello", "form", "legacy"));
    assertThat(legacy.status()).isEqualTo(400);
    assertThat(legacy.errors()).singleElement().asString().startsWith("form: ");
    assertThat(verify(address, "hello", "no base64!").data("problem").asText())
        .contains("not base64");
  }

  @Test
  void aKeysPolicySaysWhichPublicKeysAreShown() {
    bench.importKey();
    var _ = bench.done("policies/open", Map.of("xpub_paths", List.of("m/84h/1h")));
    assertThat(bench.write("keys/main/policy", Map.of("policy", "none")).status()).isEqualTo(400);
    var _ = bench.done("keys/main/policy", Map.of("policy", "open"));
    assertThat(bench.read("keys/main").data("policy").asText()).isEqualTo("open");
    assertThat(bench.xpub("main", "m/84h/1h/0h").status()).isEqualTo(200);
    Reply refused = bench.xpub("main", "m/86h/1h/0h");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.errors()).singleElement().asString().contains("policy 'open' version 1");
    var _ = bench.done("keys/main/policy", Map.of("policy", ""));
    assertThat(bench.xpub("main", "m/86h/1h/0h").status()).isEqualTo(200);
  }

  private String address() {
    return bench.done("wallets/hot/address", Map.of()).data("address").asText();
  }

  private Reply sign(String address, String message) {
    return bench.write(
        "wallets/hot/sign-message", Map.of("address", address, "message", message));
  }

  private Reply verify(String address, String message, String signature) {
    return bench.done(
        "verify-message",
        Map.of(
            "address", address, "message", message, "signature", signature, "network", "regtest"));
  }
}

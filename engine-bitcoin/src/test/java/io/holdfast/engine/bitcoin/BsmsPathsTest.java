package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BIP-129 with two signers of this mount, one of them standing for somebody elsewhere. */
class BsmsPathsTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void keys() {
    var _ = bench.done("keys/main", Map.of("network", "mainnet", "mnemonic", Bench.ABOUT));
    var _ = bench.done("keys/other", Map.of("network", "mainnet"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Reply begin(Map<String, ?> more) {
    Map<String, Object> body =
        new HashMap<>(Map.of("threshold", 2, "signers", 2, "network", "mainnet"));
    body.putAll(more);
    return bench.done("bsms/sessions/vault", body);
  }

  private String record(String key, String token, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(Map.of("key", key, "token", token));
    body.putAll(more);
    return bench.done("bsms/key-record", body).data("record").asText();
  }

  @ParameterizedTest
  @CsvSource({
    "standard, false, wsh, m/48h/0h/0h/2h",
    "standard, true, wsh, m/48h/0h/0h/2h",
    "extended, false, sh-wsh, m/48h/0h/0h/1h",
    "none, false, wsh, m/48h/0h/0h/2h"
  })
  void cosignersSetUpAWallet(String encryption, boolean shared, String scripts, String path) {
    JsonNode tokens =
        begin(Map.of("encryption", encryption, "shared_token", shared, "script_type", scripts))
            .data("tokens");
    assertThat(tokens.get(0).get("token").equals(tokens.get(1).get("token")))
        .isEqualTo(shared || encryption.equals("none"));
    assertThat(tokens.get(0).has("words")).isEqualTo(encryption.equals("standard"));
    Map<String, String> at = Map.of("path", path);
    String second = record("other", tokens.get(1).get("decimal").asText(), at);
    Map<String, Object> taken = new HashMap<>(Map.of("record", second));
    if (shared || encryption.equals("none")) {
      taken.put("signer", 2);
    }
    Reply half = bench.done("bsms/sessions/vault/records", taken);
    assertThat(half.data("missing").toString()).isEqualTo("[1]");
    assertThat(half.data().has("tokens")).isFalse();
    assertThat(bench.read("bsms/sessions/vault/descriptor").errors())
        .containsExactly("the key records of signers [1] are missing");
    String first = record("main", tokens.get(0).get("token").asText(), at);
    var _ = bench.done("bsms/sessions/vault/records", Map.of("record", first));

    Reply round2 = bench.read("bsms/sessions/vault/descriptor");
    String address = round2.data("first_address").asText();
    assertThat(address).startsWith(scripts.equals("wsh") ? "bc1q" : "3");
    for (int signer = 1; signer <= 2; signer++) {
      String key = signer == 1 ? "main" : "other";
      Reply wallet =
          bench.done(
              "wallets/of-" + key + "/import",
              Map.of(
                  "format",
                  "bsms",
                  "data",
                  round2.data("records").get(signer - 1).get("record").asText(),
                  "token",
                  tokens.get(signer - 1).get("token").asText(),
                  "keys",
                  key));
      assertThat(wallet.data("descriptor").asText()).isEqualTo(round2.data("descriptor").asText());
      assertThat(wallet.data("confirm").get("first_address").asText()).isEqualTo(address);
      assertThat(wallet.data("confirm").get("own_positions").get(0).asInt()).isEqualTo(signer);
    }
  }

  @Test
  void badRecordsAreRefused() {
    JsonNode tokens = begin(Map.of()).data("tokens");
    String token = tokens.get(0).get("token").asText();
    refused(
        Map.of("record", record("main", "00", Map.of())), "record: the record is not encrypted");
    refused(Map.of("record", record("main", "5", Map.of())), "record: the record's MAC");
    refused(
        Map.of("record", record("main", token, Map.of()), "signer", 2), "record: the record's MAC");
    refused(Map.of("record", "00", "signer", 3), "signer: is none of those");
    var _ =
        bench.done(
            "bsms/sessions/vault/records", Map.of("record", record("main", token, Map.of())));
    String same = record("main", tokens.get(1).get("token").asText(), Map.of());
    refused(Map.of("record", same), "record: signer 1 gave the same key");
    var _ = bench.done("keys/test", Map.of("network", "regtest"));
    String test = record("test", tokens.get(1).get("token").asText(), Map.of());
    refused(Map.of("record", test), "record: its key is not of mainnet");
    bench.core().clock().advance(Duration.ofHours(25));
    refused(Map.of("record", same), "session 'vault' expired at");
  }

  @Test
  void badSessionsAreRefused() {
    session(Map.of("threshold", 3), "threshold: is not a number from 1 to 2");
    session(Map.of("signers", 21), "signers: is not a number from 1 to 20");
    session(Map.of("network", "moon"), "network: unknown network");
    session(Map.of("encryption", "rot13"), "encryption");
    session(Map.of("ttl", "0s"), "ttl: is 0");
    var _ = begin(Map.of());
    session(Map.of(), "session 'vault' exists");
    assertThat(bench.core().list("bitcoin/bsms/sessions").keys()).containsExactly("vault");
    assertThat(bench.core().delete("bitcoin/bsms/sessions/vault").status()).isEqualTo(204);
    assertThat(bench.read("bsms/sessions/vault").status()).isEqualTo(404);
  }

  private void session(Map<String, ?> more, String message) {
    Map<String, Object> body =
        new HashMap<>(Map.of("threshold", 2, "signers", 2, "network", "mainnet"));
    body.putAll(more);
    assertThat(bench.write("bsms/sessions/vault", body).errors())
        .singleElement()
        .asString()
        .contains(message);
  }

  @Test
  void aKeyRecordTakesAKeyThatHasChildren() {
    for (Map<String, ?> bad :
        List.of(
            Map.of("key", "none", "token", "00"),
            Map.of("key", "main", "token", "hello"),
            Map.of("key", "main", "token", "00", "path", "m/x"),
            Map.of("key", "main", "token", "00", "description", "x".repeat(81)))) {
      assertThat(bench.write("bsms/key-record", bad).status()).isEqualTo(400);
    }
    Reply plain = bench.done("bsms/key-record", Map.of("key", "main", "token", "00"));
    assertThat(plain.data("record").asText())
        .startsWith("BSMS 1.0\n00\n[73c5da0a/48h/0h/0h/2h]xpub6DkFAXWQ2dHxq2vatrt9q")
        .contains("\nmain\n");
  }

  private void refused(Map<String, ?> body, String message) {
    Reply reply = bench.write("bsms/sessions/vault/records", body);
    assertThat(reply.status()).as(message).isEqualTo(400);
    assertThat(reply.errors()).anySatisfy(error -> assertThat(error).contains(message));
  }
}

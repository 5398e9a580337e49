package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletFilePathsTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void wallets() {
    var _ = bench.done("keys/main", Map.of("network", "mainnet", "mnemonic", Bench.ABOUT));
    var _ = bench.done("keys/other", Map.of("network", "mainnet"));
    var _ =
        bench.done(
            "wallets/vault",
            Map.of(
                "key",
                "main",
                "template",
                "bip48",
                "threshold",
                2,
                "cosigners",
                List.of(bench.expression("other", "m/48h/0h/0h/2h")),
                "labels",
                Map.of("73c5da0a", "Treasury")));
    var _ = bench.done("wallets/hot", Map.of("key", "main", "template", "bip84"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private String export(String wallet, String format) {
    return bench
        .core()
        .send(
            Operation.READ,
            "bitcoin/wallets/" + wallet + "/export",
            "{\"format\":\"" + format + "\"}",
            TestCore.ROOT)
        .data("file")
        .asText();
  }

  private String descriptor(String wallet) {
    return bench.read("wallets/" + wallet).data("descriptor").asText();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "descriptor",
        "core",
        "electrum",
        "sparrow",
        "specter",
        "caravan",
        "coldcard",
        "bsms"
      })
  void whatIsExportedIsImportedAsTheSameWallet(String format) {
    String file = export("vault", format);
    Reply again = bench.done("wallets/again/import", Map.of("data", file, "keys", "main"));
    assertThat(again.data("descriptor").asText()).isEqualTo(descriptor("vault"));
    assertThat(again.data("custody").asText()).isEqualTo("hot");
    JsonNode confirm = again.data("confirm");
    assertThat(confirm.get("signers").asInt()).isEqualTo(2);
    assertThat(confirm.get("threshold").asInt()).isEqualTo(2);
    assertThat(confirm.get("own_positions").toString()).isEqualTo("[1]");
    assertThat(confirm.get("first_address").asText())
        .isEqualTo(
            bench.done("wallets/vault/address", Map.of("index", 0)).data("address").asText());
    Reply watch = bench.done("wallets/watch/import", Map.of("data", file, "format", format));
    assertThat(watch.data("custody").asText()).isEqualTo("cold");
  }

  @Test
  void aJsonDocumentMayBeSentAsItIs() throws Exception {
    JsonNode file = Json.parse(export("vault", "sparrow").getBytes(StandardCharsets.UTF_8));
    Reply again = bench.done("wallets/again/import", Map.of("data", file));
    assertThat(again.data("descriptor").asText()).isEqualTo(descriptor("vault"));
    assertThat(again.data("confirm").get("label").asText()).isEqualTo("vault");
    assertThat(again.data("signers").get(0).get("label").asText()).isEqualTo("Treasury");
  }

  @Test
  void whatAProgramHasNoWalletsForIsNotExported() {
    Reply reply =
        bench
            .core()
            .send(
                Operation.READ,
                "bitcoin/wallets/hot/export",
                "{\"format\":\"caravan\"}",
                TestCore.ROOT);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).singleElement().asString().startsWith("format: Caravan has");
    assertThat(export("hot", "electrum")).contains("\"xpub\" : \"zpub");
  }

  @Test
  void addressesThatTheFileStatesMustBeTheWallets() {
    String file = export("hot", "electrum").replace("\"seed_version\" : 50,", "%s");
    String stating = "\"seed_version\" : 50, \"addresses\": {\"receiving\": [\"%s\"]},";
    var _ =
        bench.done(
            "wallets/right/import",
            Map.of(
                "data",
                file.formatted(stating.formatted("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"))));
    refused(
        Map.of(
            "data",
            file.formatted(stating.formatted("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"))),
        "data: the file says that receiving address 0 is bc1qar0");
  }

  @Test
  void badFilesAreRefusedByTheirMistakes() {
    refused(Map.of(), "data");
    refused(Map.of("data", "hello"), "format: is absent, and the content does not tell");
    refused(Map.of("data", "hello", "format", "word"), "format: 'word' is none of descriptor,");
    refused(Map.of("data", "{\"wallet_type\": "), "data: the file begins like JSON and is not");
    refused(
        Map.of("data", "{\"wallet_type\":\"2fa\",\"seed_version\":3}"),
        "data, as of electrum: seed_version: 3 is not known here");
    refused(
        Map.of("data", "{\"wallet_type\":\"2fa\",\"seed_version\":3}"),
        "data, as of electrum: wallet_type: '2fa' is not read here");
    refused(
        Map.of("data", export("hot", "descriptor"), "keys", "other"),
        "data: it contains no key expression of key 'other'");
    assertThat(bench.write("wallets/hot/import", Map.of("data", export("hot", "core"))).errors())
        .singleElement()
        .asString()
        .startsWith("wallet 'hot' exists");
    refused(
        Map.of(
            "data",
            "wpkh(xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi/<0;1>/*)"),
        "import that as a key");
  }

  private void refused(Map<String, ?> body, String message) {
    Reply reply = bench.write("wallets/bad/import", body);
    assertThat(reply.status()).as(message).isEqualTo(400);
    assertThat(reply.errors()).anySatisfy(error -> assertThat(error).contains(message));
  }
}

package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyPathTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aNewKeyIsToldByItsFingerprintAndNeverShown() {
    Reply made = bench.done("keys/treasury", Map.of("network", "mainnet"));
    assertThat(made.data("network").asText()).isEqualTo("mainnet");
    assertThat(made.data("fingerprint").asText()).matches("[0-9a-f]{8}");
    assertThat(bench.read("keys/treasury").data()).isEqualTo(made.data());
    assertThat(bench.read("keys/treasury/export").status()).isEqualTo(403);
    assertThat(bench.read("keys/treasury").body().toString()).doesNotContain("mnemonic");
  }

  @Test
  void everyNewKeyIsAnother() {
    String first = bench.done("keys/a", Map.of("network", "regtest")).data("fingerprint").asText();
    String second = bench.done("keys/b", Map.of("network", "regtest")).data("fingerprint").asText();
    assertThat(first).isNotEqualTo(second);
    assertThat(bench.core().list("bitcoin/keys").keys()).containsExactly("a", "b");
  }

  @Test
  void aMnemonicIsImportedWithAndWithoutItsPassphrase() {
    bench.importKey();
    assertThat(bench.read("keys/main").data("fingerprint").asText()).isEqualTo("73c5da0a");
    Reply guarded =
        bench.done(
            "keys/guarded",
            Map.of("network", "mainnet", "mnemonic", Bench.ABOUT, "passphrase", "TREZOR"));
    assertThat(guarded.data("fingerprint").asText()).isEqualTo("b4e3f5ed");
  }

  @Test
  void anExportableKeyIsReadBack() {
    Reply made =
        bench.done("keys/x", Map.of("network", "testnet", "words", 12, "exportable", true));
    Reply exported = bench.read("keys/x/export");
    assertThat(exported.status()).isEqualTo(200);
    String mnemonic = exported.data("mnemonic").asText();
    assertThat(mnemonic.split(" ")).hasSize(12);
    assertThat(exported.data("xprv").asText()).startsWith("tprv");
    Reply again = bench.done("keys/y", Map.of("network", "testnet", "mnemonic", mnemonic));
    assertThat(again.data("fingerprint")).isEqualTo(made.data("fingerprint"));
  }

  @Test
  void aKeyIsNeverReplaced() {
    bench.importKey();
    Reply second = bench.write("keys/main", Map.of("network", "regtest"));
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.errors()).singleElement().asString().contains("choose another name");
    assertThat(bench.read("keys/main").data("fingerprint").asText()).isEqualTo("73c5da0a");
  }

  @Test
  void badInputIsA400ThatNamesTheFieldAndRepeatsNoSecret() {
    refused(Map.of(), "network");
    refused(Map.of("network", "litecoin"), "network: unknown network: expected one of mainnet");
    refused(
        Map.of("network", "regtest", "words", 13), "words: a mnemonic has 12, 15, 18, 21 or 24");
    refused(Map.of("network", "regtest", "words", -1), "words: ");
    refused(Map.of("network", "regtest", "passphrase", "hunter2"), "passphrase: goes with");
    refused(
        Map.of("network", "regtest", "mnemonic", Bench.ABOUT, "words", 24),
        "words: is for a new key");
    refused(
        Map.of("network", "regtest", "mnemonic", Bench.ABOUT.replace("about", "secretword")),
        "mnemonic: word 12 of the mnemonic is not in the BIP-39 list 'english'");
    refused(
        Map.of("network", "regtest", "mnemonic", Bench.ABOUT.replace("about", "zoo")),
        "mnemonic: the checksum");
    refused(Map.of("network", "regtest", "exportable", "perhaps"), "exportable");
    assertThat(bench.core().list("bitcoin/keys").status()).isEqualTo(404);
  }

  @Test
  void anAbsentKeyIsA404() {
    for (String path : List.of("keys/none", "keys/none/xpub", "keys/none/export")) {
      assertThat(
              bench
                  .core()
                  .send(Operation.READ, "bitcoin/" + path, "{\"path\":\"m\"}", TestCore.ROOT)
                  .status())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void theExtendedPublicKeyAndItsKeyExpressionAreRead() {
    var _ = bench.done("keys/main", Map.of("network", "mainnet", "mnemonic", Bench.ABOUT));
    Reply xpub = bench.xpub("main", "m/84h/0h/0h");
    assertThat(xpub.data("xpub").asText())
        .isEqualTo(
            "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V");
    assertThat(xpub.data("key_expression").asText())
        .isEqualTo("[73c5da0a/84h/0h/0h]" + xpub.data("xpub").asText());
    assertThat(bench.xpub("main", "m/84'/0'/0'").data()).isEqualTo(xpub.data());
  }

  @Test
  void aPathThatIsNoneIsRefusedByItsStep() {
    bench.importKey();
    assertThat(bench.xpub("main", "m/84x").status()).isEqualTo(400);
    assertThat(bench.xpub("main", "m/84x").errors())
        .singleElement()
        .asString()
        .startsWith("path: ");
    assertThat(bench.read("keys/main/xpub").errors()).singleElement().asString().contains("path");
  }

  private void refused(Map<String, ?> body, String message) {
    Reply reply = bench.write("keys/bad", body);
    assertThat(reply.status()).as(message).isEqualTo(400);
    assertThat(reply.errors()).anySatisfy(error -> assertThat(error).contains(message));
    assertThat(reply.body().toString()).doesNotContain("hunter2", "secretword", "abandon");
  }
}

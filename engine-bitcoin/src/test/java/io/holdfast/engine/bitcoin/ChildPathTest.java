package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the master key of BIP-85's own vectors. */
class ChildPathTest {
  private static final String MASTER =
      "xprv9s21ZrQH143K2LBWUUQRFXhucrQqBpKdRRxNVq2zBqsx8HVqFk2uYo8kmbaLLHRdqtQpUm98uKfu3vca1LqdGhUtyoFnCNkfmXRyPXLjbKb";
  private static final String TWELVE =
      "girl mad pet galaxy egg matter matrix prison refuse sense ordinary nose";

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void childrenOfAnExportableKeyAreThoseThatTheBipPublishes() {
    parent(true);
    assertThat(shown(Map.of("application", "mnemonic", "words", 12)).data("mnemonic").asText())
        .isEqualTo(TWELVE);
    assertThat(shown(Map.of("application", "wif")).data("wif").asText())
        .isEqualTo("Kzyv4uF39d4Jrw2W7UryTHwZr1zQVNk4dAFyqE6BuMrMh1Za7uhp");
    assertThat(shown(Map.of("application", "xprv")).data("xprv").asText())
        .isEqualTo(
            "xprv9s21ZrQH143K2srSbCSg4m4kLvPMzcWydgmKEnMmoZUurYuBuYG46c6P71UGXMzmriLzCCBvKQWBUv3vPB3m1SATMhp3uEjXHJ42jFg7myX");
    assertThat(shown(Map.of("application", "hex", "length", 64)).data("hex").asText())
        .isEqualTo(
            "492db4698cf3b73a5a24998aa3e9d7fa96275d85724a91e71aa2d645442f878555d078fd1f1f67e368976f04137b1f7a0d19232136ca50c44614af72b5582a5c");
    assertThat(shown(Map.of("application", "base64-password")).data("password").asText())
        .isEqualTo("dKLoepugzdVJvdL56ogNV");
    assertThat(shown(Map.of("application", "base85-password")).data("password").asText())
        .isEqualTo("_s`{TW89)i4`");
    assertThat(shown(Map.of("application", "dice", "rolls", 10)).data("rolls").asText())
        .isEqualTo("1,0,0,2,0,1,5,5,2,4");
  }

  @Test
  void aChildBecomesAKeyThatNobodySees() {
    Path audit = bench.audited();
    parent(false);
    Reply made =
        bench.done(
            "keys/parent/children",
            Map.of("application", "mnemonic", "words", 12, "key", "shop", "label", "the shop"));
    assertThat(made.data("path").asText()).isEqualTo("m/83696968h/39h/0h/12h/0h");
    assertThat(made.body().toString()).doesNotContain("girl", "xprv");
    Reply key = bench.read("keys/shop");
    assertThat(key.data("source").asText()).isEqualTo("bip85");
    assertThat(key.data("parent").asText()).isEqualTo("parent");
    assertThat(key.data("imported").asBoolean()).isFalse();
    assertThat(key.data("fingerprint")).isEqualTo(made.data("fingerprint"));
    var _ = bench.done("keys/known", Map.of("network", "mainnet", "mnemonic", TWELVE));
    assertThat(bench.read("keys/known").data("fingerprint")).isEqualTo(key.data("fingerprint"));
    assertThat(bench.read("keys/shop/export").status()).isEqualTo(403);
    assertThat(bench.read("keys/parent/children/39-0-12-0").data("key").asText()).isEqualTo("shop");
    assertThat(bench.read("keys/parent/children/39-0-12-0/export").status()).isEqualTo(403);
    assertThat(bench.holdsAny(audit, List.of("girl mad pet", "girl"))).isFalse();
  }

  @Test
  void noPlaceIsUsedTwice() {
    parent(true);
    Map<String, Object> hex = Map.of("application", "hex");
    assertThat(shown(hex).data("index").asInt()).isZero();
    assertThat(shown(hex).data("index").asInt()).isEqualTo(1);
    Map<String, Object> third = new HashMap<>(hex);
    third.put("index", 2);
    String secret = shown(third).data("hex").asText();
    assertThat(shown(hex).data("index").asInt()).isEqualTo(3);
    Reply refused = bench.write("keys/parent/children", third);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .singleElement()
        .asString()
        .contains("index: m/83696968h/128169h/32h/2h is used already");
    assertThat(bench.read("keys/parent/children/128169-32-2/export").data("hex").asText())
        .isEqualTo(secret);
    assertThat(bench.core().list("bitcoin/keys/parent/children").keys()).hasSize(4);
  }

  @Test
  void whatCanNotBeIsRefusedByName() {
    parent(false);
    assertThat(refused(Map.of("application", "hex"), 403)).contains("can only be shown");
    assertThat(refused(Map.of("application", "xprv"), 403)).contains("name a key to make");
    assertThat(refused(Map.of("application", "hex", "key", "x"), 400)).contains("key: no key");
    assertThat(refused(Map.of("application", "rsa", "key", "x"), 400)).contains("expected one of");
    assertThat(refused(Map.of("application", "mnemonic", "words", 13, "key", "x"), 400))
        .contains("12, 15, 18, 21 or 24");
    assertThat(refused(Map.of("application", "mnemonic", "language", "russian", "key", "x"), 400))
        .contains("language: BIP-85 has no code for 'russian'");
    assertThat(refused(Map.of("application", "xprv", "key", "parent"), 400))
        .contains("choose another name");
    assertThat(refused(Map.of("application", "xprv", "key", "x", "exportable", true), 400))
        .contains("exportable: the parent isn't");
    assertThat(refused(Map.of("application", "xprv", "key", "x", "index", -1), 400))
        .contains("index: ");
    assertThat(bench.core().list("bitcoin/keys/parent/children").status()).isEqualTo(404);
    assertThat(bench.core().list("bitcoin/keys").keys()).containsExactly("parent");
  }

  @Test
  void keysWithoutATreeOrNotActiveHaveNoChildren() {
    var _ =
        bench.done(
            "keys/parent",
            Map.of(
                "network",
                "mainnet",
                "wif",
                "KzSRqnCVwjzY8id2X5oHEJWXkSHwKUYaAXusjwgkES8BuQPJnPNu",
                "exportable",
                true));
    assertThat(refused(Map.of("application", "hex"), 400)).contains("is a single key");
    var _ = bench.done("keys/parent/state", Map.of("state", "suspended", "reason", "x"));
    assertThat(refused(Map.of("application", "hex"), 403)).contains("gives no children");
  }

  private void parent(boolean exportable) {
    var _ =
        bench.done(
            "keys/parent", Map.of("network", "mainnet", "xprv", MASTER, "exportable", exportable));
  }

  private Reply shown(Map<String, ?> body) {
    return bench.done("keys/parent/children", body);
  }

  private String refused(Map<String, ?> body, int status) {
    Reply reply = bench.write("keys/parent/children", body);
    assertThat(reply.status()).as("%s", reply.errors()).isEqualTo(status);
    return reply.errors().getFirst();
  }
}
